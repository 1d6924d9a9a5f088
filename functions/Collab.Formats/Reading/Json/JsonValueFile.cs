using System.Buffers;
using Collab.Core.Documents.Reading;

namespace Collab.Formats.Reading.Json;

/// <summary>
/// The elements of a JSON array, or objects one behind the other, each laid out over as many lines as it likes. Only where one ends is
/// looked for; what is wrong within it is said of it alone. Of one that is too long nothing is kept.
/// </summary>
internal sealed class JsonValueFile(Stream content, bool inArray) : ILineFile
{
    private const int FirstBuffer = 64 * 1024;

    private static readonly SearchValues<byte> Structure = SearchValues.Create("\"{}[],"u8);
    private static readonly SearchValues<byte> InText = SearchValues.Create("\"\\"u8);

    private byte[] buffer = ArrayPool<byte>.Shared.Rent(FirstBuffer);

    // The current value begins at start and has been looked through up to at, which may lie behind end when an escape is cut in two.
    private int start;
    private int at;
    private int end;
    private bool hasBegun;
    private bool isOver;
    private int depth;
    private bool inText;

    public FileFormat Format => FileFormat.Json;

    public int Line { get; private set; }

    public ReadOnlyMemory<byte> Json { get; private set; }

    public bool IsTooLong { get; private set; }

    public async ValueTask<bool> ReadAsync(CancellationToken cancellationToken)
    {
        if (isOver || !await BeginAsync(cancellationToken))
        {
            return false;
        }

        (depth, inText, IsTooLong) = (0, false, false);
        while (!FindEnd())
        {
            if (at - start > JsonLineFile.LongestLine)
            {
                IsTooLong = true;
                start = Math.Min(at, end);
            }

            if (!await FillAsync(cancellationToken))
            {
                if (IsWhole())
                {
                    break;
                }

                isOver = true;
                throw new UnreadableFileException(Refusals.JsonCutOff);
            }
        }

        Line++;
        IsTooLong |= at - start > JsonLineFile.LongestLine;
        Json = IsTooLong ? default : buffer.AsMemory(start, at - start).TrimEnd(" \t\r\n"u8);
        start = at;
        return true;
    }

    public void Dispose()
    {
        if (buffer.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(buffer);
            buffer = [];
            start = at = end = 0;
        }

        content.Dispose();
    }

    /// <summary>Moves to the next value's first byte; false behind the last value.</summary>
    private async ValueTask<bool> BeginAsync(CancellationToken cancellationToken)
    {
        var next = await PeekAsync(cancellationToken);
        if (!inArray)
        {
            isOver = next < 0;
            return isOver || next == '{' ? !isOver : throw Stray();
        }

        if (hasBegun && next == ',')
        {
            at = ++start;
            next = await PeekAsync(cancellationToken);
        }
        else if (!hasBegun)
        {
            hasBegun = true;
            at = ++start;
            next = await PeekAsync(cancellationToken);
        }

        if (next != ']')
        {
            return true;
        }

        isOver = true;
        at = ++start;
        return await PeekAsync(cancellationToken) < 0 ? false : throw Stray();
    }

    private UnreadableFileException Stray()
    {
        isOver = true;
        return new(Refusals.BehindJson(Line));
    }

    /// <summary>The next byte that isn't white space, or −1 at the end.</summary>
    private async ValueTask<int> PeekAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            for (; start < end; start++)
            {
                // A byte order mark's three bytes stand nowhere else before a value.
                if (buffer[start] is not ((byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n') && !(Line == 0 && buffer[start] >= 0x80))
                {
                    at = start;
                    return buffer[start];
                }
            }

            at = start;
            if (!await FillAsync(cancellationToken))
            {
                return -1;
            }
        }
    }

    /// <summary>Whether the file was cut right behind a value. A number may have gone on; what closes itself can't have.</summary>
    private bool IsWhole() => inArray && depth == 0 && !inText && buffer.AsSpan(start, end - start).TrimEnd(" \t\r\n"u8) is [.., (byte)'}' or (byte)']' or (byte)'"'];

    /// <summary>Looks on for the value's end; false when it isn't there yet.</summary>
    private bool FindEnd()
    {
        while (at < end)
        {
            var found = buffer.AsSpan(at, end - at).IndexOfAny(inText ? InText : Structure);
            if (found < 0)
            {
                at = end;
                return false;
            }

            at += found;
            var b = buffer[at];
            if (inText)
            {
                inText = b != (byte)'"';
                at += inText ? 2 : 1;
                continue;
            }

            if (inArray && depth == 0 && b is (byte)',' or (byte)']')
            {
                return true;
            }

            inText = b == (byte)'"';
            depth += b is (byte)'{' or (byte)'[' ? 1 : b is (byte)'}' or (byte)']' && depth > 0 ? -1 : 0;
            at++;
            if (!inArray && depth == 0 && b == (byte)'}')
            {
                return true;
            }
        }

        return false;
    }

    private async ValueTask<bool> FillAsync(CancellationToken cancellationToken)
    {
        if (start > 0)
        {
            buffer.AsSpan(start, end - start).CopyTo(buffer);
            (start, at, end) = (0, at - start, end - start);
        }

        if (end == buffer.Length)
        {
            var larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
            buffer.AsSpan(0, end).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(buffer);
            buffer = larger;
        }

        var read = await content.ReadAsync(buffer.AsMemory(end), cancellationToken);
        end += read;
        return read > 0;
    }
}
