using System.Buffers;

namespace Collab.Core.Moving;

/// <summary>
/// Lines that may turn out to be void: what was read of a collaboration until it is known that nobody wrote to it meanwhile. Some megabytes are
/// kept in memory, more in a temporary file that goes with its handle.
/// </summary>
internal sealed class SetAside : IAsyncDisposable
{
    private const int ChunkSize = 64 * 1024;
    private const int MostChunks = 64;

    private readonly List<byte[]> chunks = [];
    private readonly Dictionary<string, int> counts = new(StringComparer.Ordinal);
    private readonly ArrayBufferWriter<byte> line = new(4 * 1024);
    private FileStream? file;
    private int used;

    public IReadOnlyDictionary<string, int> Counts => counts;

    public async Task AddAsync(MovedRow moved, CancellationToken cancellationToken)
    {
        line.ResetWrittenCount();
        RowLine.Write(moved, line);
        line.Write("\n"u8);
        counts[moved.Type] = counts.GetValueOrDefault(moved.Type) + 1;
        for (var left = line.WrittenMemory; left.Length > 0;)
        {
            var taken = Room() is { } room ? Put(left, room) : await PutIntoFileAsync(left, cancellationToken);
            left = left[taken..];
        }
    }

    /// <summary>Gives all bytes, in the order in which they came.</summary>
    public async Task CopyAsync(Func<ReadOnlyMemory<byte>, CancellationToken, Task> write, CancellationToken cancellationToken)
    {
        for (var i = 0; i < chunks.Count; i++)
        {
            await write(chunks[i].AsMemory(0, i < chunks.Count - 1 ? ChunkSize : used), cancellationToken);
        }

        if (file is not null)
        {
            file.Position = 0;
            var buffer = new byte[ChunkSize];
            for (int read; (read = await file.ReadAsync(buffer, cancellationToken)) > 0;)
            {
                await write(buffer.AsMemory(0, read), cancellationToken);
            }
        }
    }

    /// <summary>Begins anew.</summary>
    public async Task ClearAsync()
    {
        foreach (var chunk in chunks)
        {
            ArrayPool<byte>.Shared.Return(chunk);
        }

        chunks.Clear();
        counts.Clear();
        used = 0;
        if (file is not null)
        {
            await file.DisposeAsync();
            file = null;
        }
    }

    public ValueTask DisposeAsync() => new(ClearAsync());

    /// <summary>The chunk that has room; null when the rest goes into the file.</summary>
    private byte[]? Room()
    {
        if (file is null && chunks.Count == MostChunks && used == ChunkSize)
        {
            file = Open();
        }

        if (file is not null)
        {
            return null;
        }

        if (chunks.Count == 0 || used == ChunkSize)
        {
            chunks.Add(ArrayPool<byte>.Shared.Rent(ChunkSize));
            used = 0;
        }

        return chunks[^1];
    }

    private int Put(ReadOnlyMemory<byte> bytes, byte[] room)
    {
        var taken = Math.Min(bytes.Length, ChunkSize - used);
        bytes.Span[..taken].CopyTo(room.AsSpan(used));
        used += taken;
        return taken;
    }

    private async Task<int> PutIntoFileAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        await file!.WriteAsync(bytes, cancellationToken);
        return bytes.Length;
    }

    private static FileStream Open()
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
            BufferSize = ChunkSize,
            Options = FileOptions.Asynchronous | FileOptions.DeleteOnClose,
        };
        if (!OperatingSystem.IsWindows())
        {
            // For nobody else's eyes, should a killed process leave it behind.
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), options);
    }
}
