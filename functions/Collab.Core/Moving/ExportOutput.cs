using System.Buffers;
using System.Security.Cryptography;

namespace Collab.Core.Moving;

/// <summary>Where the lines of an export go: counted by type, and hashed for the last line.</summary>
internal sealed class ExportOutput(Stream output) : IDisposable
{
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly Dictionary<string, int> counts = new(StringComparer.Ordinal);
    private readonly ArrayBufferWriter<byte> line = new(4 * 1024);

    public int Lines { get; private set; }

    public Task WriteRowAsync(MovedRow moved, CancellationToken cancellationToken) => WriteAsync(moved.Type, to => RowLine.Write(moved, to), cancellationToken);

    public async Task WriteAsync(string type, Action<IBufferWriter<byte>> write, CancellationToken cancellationToken)
    {
        write(Begin());
        line.Write("\n"u8);
        await WriteAsync(line.WrittenMemory, cancellationToken);
        Count(type, 1);
    }

    /// <summary>Lets go of all the lines that were put aside.</summary>
    public async Task WriteAsync(SetAside lines, CancellationToken cancellationToken)
    {
        await lines.CopyAsync(WriteAsync, cancellationToken);
        foreach (var (type, count) in lines.Counts)
        {
            Count(type, count);
        }
    }

    /// <summary>Writes the last line. Without it an export isn't whole.</summary>
    public async Task EndAsync(CancellationToken cancellationToken)
    {
        var sha256 = Convert.ToHexStringLower(hash.GetHashAndReset());
        ExportLines.WriteEnd(Begin(), Lines, counts, sha256);
        line.Write("\n"u8);
        await output.WriteAsync(line.WrittenMemory, cancellationToken);
        await output.FlushAsync(cancellationToken);
    }

    public void Dispose() => hash.Dispose();

    private ArrayBufferWriter<byte> Begin()
    {
        line.ResetWrittenCount();
        return line;
    }

    private async Task WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        hash.AppendData(bytes.Span);
        await output.WriteAsync(bytes, cancellationToken);
    }

    private void Count(string type, int more)
    {
        counts[type] = counts.GetValueOrDefault(type) + more;
        Lines += more;
    }
}
