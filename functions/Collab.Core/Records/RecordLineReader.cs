using System.Buffers;

namespace Collab.Core.Records;

/// <summary>
/// Cuts the input into lines: at every line feed, with or without a carriage return before it. A byte order mark at the beginning is
/// passed over. Of a line that is too long nothing is kept, so that it needs no more memory than others.
/// </summary>
public sealed class RecordLineReader(RecordInput input, int longest) : IDisposable
{
    private const int FirstBuffer = 64 * 1024;

    private byte[] buffer = ArrayPool<byte>.Shared.Rent(FirstBuffer);
    private int start;
    private int end;

    /// <summary>Bytes behind <see cref="start"/> that are known to hold no line feed.</summary>
    private int searched;
    private bool skipping;

    /// <summary>The number of the line given last, from 1.</summary>
    public int Number { get; private set; }

    /// <summary>True when the input has ended. The last line may still be there.</summary>
    public bool HasEnded { get; private set; }

    /// <summary>The next line, without its end, when it is there as a whole. The memory holds until <see cref="FillAsync"/>.</summary>
    public bool TryNext(out ReadOnlyMemory<byte> line, out bool isTooLong)
    {
        var unread = buffer.AsSpan(start, end - start);
        var at = unread[searched..].IndexOf((byte)'\n');
        if (at < 0 && !(HasEnded && (unread.Length > 0 || skipping)))
        {
            searched = unread.Length;
            SkipWhenTooLong();
            (line, isTooLong) = (default, false);
            return false;
        }

        var length = at < 0 ? unread.Length : searched + at;
        line = Content(start, length);
        start += at < 0 ? length : length + 1;
        searched = 0;
        isTooLong = skipping || line.Length > longest;
        skipping = false;
        return true;
    }

    /// <summary>Reads on, where <see cref="TryNext"/> has found no whole line.</summary>
    /// <exception cref="InputBrokenOffException">The rest can't be read.</exception>
    public async ValueTask FillAsync(CancellationToken cancellationToken)
    {
        MakeRoom();
        var read = await input(buffer.AsMemory(end), cancellationToken);
        end += read;
        HasEnded = read == 0;
    }

    public void Dispose()
    {
        if (buffer.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(buffer);
            buffer = [];
            start = end = 0;
        }
    }

    private ReadOnlyMemory<byte> Content(int from, int length)
    {
        Number++;
        var content = buffer.AsMemory(from, length);
        if (Number == 1 && content.Span.StartsWith("\ufeff"u8))
        {
            content = content[3..];
        }

        return content.Length > 0 && content.Span[^1] == '\r' ? content[..^1] : content;
    }

    /// <summary>Lets go of a line as soon as it is too long for certain: beyond its content it may have a byte order mark and a carriage return.</summary>
    private void SkipWhenTooLong()
    {
        skipping = skipping || end - start > longest + 4;
        if (skipping)
        {
            start = end = searched = 0;
        }
    }

    private void MakeRoom()
    {
        if (start > 0)
        {
            buffer.AsSpan(start, end - start).CopyTo(buffer);
            (start, end) = (0, end - start);
        }

        if (end == buffer.Length)
        {
            var larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
            buffer.AsSpan(0, end).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(buffer);
            buffer = larger;
        }
    }
}
