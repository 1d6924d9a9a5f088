using System.Text.Encodings.Web;
using System.Text.Json;
using Collab.LocalRuntime.Hosting.Storage;

namespace Collab.LocalRuntime.Hosting.Blobs;

/// <summary>The receipts of one function: a file that is appended to, a line <c>["name","version"]</c> each (version null: forgotten).</summary>
/// <remarks>
/// Not forced to the disk: after a power cut the last few blobs may be handed over again, which is allowed, and a line costs microseconds.
/// </remarks>
internal sealed class ReceiptFile(string path) : IDisposable
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly SemaphoreSlim _writing = new(1, 1);
    private FileStream? _file;

    /// <summary>The kept receipts, after the file was written anew without what is outdated in it or torn off by a crash.</summary>
    public async Task<IReadOnlySet<(string Name, string Version)>> OpenAsync(CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var receipts = new Dictionary<string, string>(StringComparer.Ordinal);
        var lines = 0;
        if (File.Exists(path))
        {
            await foreach (var line in File.ReadLinesAsync(path, cancellationToken))
            {
                lines++;
                Apply(line, receipts);
            }
        }

        if (lines != receipts.Count)
        {
            using var whole = new MemoryStream();
            foreach (var (name, version) in receipts)
            {
                whole.Write(Line(name, version));
            }

            await AtomicFile.WriteAsync(path, whole.ToArray(), cancellationToken);
        }

        _file = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.Read);
        return receipts.Select(receipt => (receipt.Key, receipt.Value)).ToHashSet();
    }

    public async Task AppendAsync(string name, string? version)
    {
        await _writing.WaitAsync();
        try
        {
            // One write of a whole line, so that a crash tears off a line, never mixes two.
            await _file!.WriteAsync(Line(name, version));
            await _file.FlushAsync();
        }
        finally
        {
            _writing.Release();
        }
    }

    public void Dispose()
    {
        _file?.Dispose();
        _writing.Dispose();
    }

    private static void Apply(string line, Dictionary<string, string> receipts)
    {
        try
        {
            if (JsonSerializer.Deserialize<string?[]>(line) is not [{ } name, var version])
            {
                return;
            }

            if (version is null)
            {
                receipts.Remove(name);
            }
            else
            {
                receipts[name] = version;
            }
        }
        catch (JsonException)
        {
            // A line torn off by a crash: its blob is handed over again.
        }
    }

    private static byte[] Line(string name, string? version) =>
        [.. JsonSerializer.SerializeToUtf8Bytes(new[] { name, version }, Readable), (byte)'\n'];
}
