using System.Buffers;
using System.IO.Compression;

namespace Collab.Core.Moving;

/// <summary>The lines of an export, one after the other, in bounded memory. A file that begins as gzip does is unpacked on the way.</summary>
internal sealed class LineReader : IAsyncDisposable
{
    /// <summary>Bytes of a line: a row of a mebibyte, as base64, with room for its names.</summary>
    internal const int MostBytes = 4 * 1024 * 1024;

    private readonly Stream input;
    private byte[] buffer = ArrayPool<byte>.Shared.Rent(64 * 1024);
    private int from;
    private int to;

    private LineReader(Stream input) => this.input = input;

    /// <summary>The line without its end; until the next one is read.</summary>
    public ReadOnlyMemory<byte> Line { get; private set; }

    /// <summary>The number of the line, from 1 on.</summary>
    public int Number { get; private set; }

    public static async Task<LineReader> OpenAsync(Stream file, CancellationToken cancellationToken)
    {
        var first = new byte[2];
        var read = await file.ReadAtLeastAsync(first, first.Length, throwOnEndOfStream: false, cancellationToken);
        var whole = new Begun(first.AsMemory(0, read), file);
        return new(first is [0x1f, 0x8b] && read == 2 ? new GZipStream(whole, CompressionMode.Decompress, leaveOpen: true) : whole);
    }

    /// <summary>Goes on to the next line; false at the end.</summary>
    /// <exception cref="WrongExportException">The line is too long, or the file breaks off in it.</exception>
    public async ValueTask<bool> ReadAsync(CancellationToken cancellationToken)
    {
        for (var searched = 0; ;)
        {
            var end = buffer.AsSpan(from + searched, to - from - searched).IndexOf((byte)'\n');
            if (end >= 0)
            {
                Line = buffer.AsMemory(from, searched + end);
                from += searched + end + 1;
                Number++;
                return true;
            }

            searched = to - from;
            if (searched > MostBytes)
            {
                throw WrongExportException.At(Number + 1, "line", "This is longer than any line of an export.");
            }

            if (!await FillAsync(cancellationToken))
            {
                return searched == 0
                    ? false
                    : throw WrongExportException.At(Number + 1, "truncated", "The file breaks off here: a line of an export ends with a line feed.");
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await input.DisposeAsync();
        ArrayPool<byte>.Shared.Return(buffer);
    }

    private async ValueTask<bool> FillAsync(CancellationToken cancellationToken)
    {
        if (from > 0)
        {
            buffer.AsSpan(from, to - from).CopyTo(buffer);
            (from, to) = (0, to - from);
        }

        if (to == buffer.Length)
        {
            var larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
            buffer.AsSpan(0, to).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(buffer);
            buffer = larger;
        }

        try
        {
            var read = await input.ReadAsync(buffer.AsMemory(to), cancellationToken);
            to += read;
            return read > 0;
        }
        catch (InvalidDataException)
        {
            throw WrongExportException.At(Number + 1, "gzip", "The file can't be unpacked: it was changed, or breaks off.");
        }
    }

    /// <summary>A stream whose first bytes were read already. The stream below stays open.</summary>
    private sealed class Begun(ReadOnlyMemory<byte> first, Stream rest) : Stream
    {
        private ReadOnlyMemory<byte> left = first;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override async ValueTask<int> ReadAsync(Memory<byte> destination, CancellationToken cancellationToken = default)
        {
            if (left.IsEmpty)
            {
                return await rest.ReadAsync(destination, cancellationToken);
            }

            var taken = Math.Min(left.Length, destination.Length);
            left[..taken].CopyTo(destination);
            left = left[taken..];
            return taken;
        }

        public override Task<int> ReadAsync(byte[] destination, int offset, int count, CancellationToken cancellationToken) =>
            ReadAsync(destination.AsMemory(offset, count), cancellationToken).AsTask();

        public override int Read(byte[] destination, int offset, int count) =>
            throw new NotSupportedException("An export is read without blocking a thread.");

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] source, int offset, int count) => throw new NotSupportedException();
    }
}
