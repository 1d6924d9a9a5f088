using System.Buffers.Text;
using System.Text;

namespace Collab.Formats.Reading.Pdf;

/// <summary>
/// Reads objects of PDF syntax (ISO 32000-1, 7.2 and 7.3) from bytes that nothing is expected of: whatever stands there, each call goes
/// forward, and nesting is bounded. This and <see cref="PdfFile"/> are our own because PDFsharp's readers are made for well-meant files:
/// an unclosed string in a content stream never ends, depth is only bounded by the stack, and streams are inflated without a limit.
/// </summary>
internal sealed class PdfLexer(ReadOnlyMemory<byte> source, int position = 0)
{
    private const int MostDepth = 100;
    private const int LongestName = 1000;

    /// <summary>Stands for the closing bracket of an array or a dictionary, and for the end of the bytes.</summary>
    internal static readonly object EndOfArray = new(), EndOfDictionary = new(), End = new();

    public int Position { get; set; } = position;

    private ReadOnlySpan<byte> Bytes => source.Span;

    /// <summary>
    /// The next object: null, bool, double, <see cref="PdfName"/>, <see cref="PdfString"/>, a list, <see cref="PdfDictionary"/>,
    /// <see cref="PdfReference"/>, <see cref="PdfWord"/>, or <see cref="End"/>.
    /// </summary>
    /// <param name="references">Whether "7 0 R" is an address; in content streams it isn't.</param>
    /// <exception cref="UnreadableTextException">Nested too deeply.</exception>
    public object? Read(bool references)
    {
        object? found;
        do
        {
            found = Read(references, 0);
        }
        while (found == EndOfArray || found == EndOfDictionary);
        return found;
    }

    public void SkipSpace()
    {
        var bytes = Bytes;
        while (Position < bytes.Length)
        {
            if (bytes[Position] == '%')
            {
                var rest = bytes[Position..];
                var end = rest.IndexOfAny((byte)'\r', (byte)'\n');
                Position = end < 0 ? bytes.Length : Position + end;
            }
            else if (!IsSpace(bytes[Position]))
            {
                return;
            }
            else
            {
                Position++;
            }
        }
    }

    /// <summary>A whole number that is next, or null; then nothing was read but space.</summary>
    public int? ReadWhole()
    {
        SkipSpace();
        if (Position < Bytes.Length && Utf8Parser.TryParse(Bytes[Position..], out int number, out var length))
        {
            Position += length;
            return number;
        }

        return null;
    }

    public bool ReadWord(ReadOnlySpan<byte> word)
    {
        SkipSpace();
        if (Position > Bytes.Length || !Bytes[Position..].StartsWith(word))
        {
            return false;
        }

        Position += word.Length;
        return true;
    }

    public static bool IsSpace(byte b) => b is 0 or 9 or 10 or 12 or 13 or 32;

    private static bool IsDelimiter(byte b) => b is (byte)'(' or (byte)')' or (byte)'<' or (byte)'>' or (byte)'[' or (byte)']' or (byte)'{' or (byte)'}' or (byte)'/' or (byte)'%';

    private object? Read(bool references, int depth)
    {
        if (depth > MostDepth)
        {
            throw new UnreadableTextException(TextRefusals.NestedTooDeeply);
        }

        SkipSpace();
        if (Position >= Bytes.Length)
        {
            return End;
        }

        switch (Bytes[Position])
        {
            case (byte)'/':
                Position++;
                return ReadName();
            case (byte)'(':
                Position++;
                return ReadLiteral();
            case (byte)'[':
                Position++;
                return ReadArray(references, depth);
            case (byte)']':
                Position++;
                return EndOfArray;
            case (byte)'<' when Peek(1) == '<':
                Position += 2;
                return ReadDictionary(references, depth);
            case (byte)'<':
                Position++;
                return ReadHex();
            case (byte)'>' when Peek(1) == '>':
                Position += 2;
                return EndOfDictionary;
            case >= (byte)'0' and <= (byte)'9' or (byte)'+' or (byte)'-' or (byte)'.':
                return ReadNumber(references);
            case (byte)'{' or (byte)'}' or (byte)')' or (byte)'>':
                return new PdfWord(((char)Bytes[Position++]).ToString());
            default:
                return ReadWordOrValue();
        }
    }

    private int Peek(int ahead) => Position + ahead < Bytes.Length ? Bytes[Position + ahead] : -1;

    private object? ReadWordOrValue()
    {
        var start = Position;
        while (Position < Bytes.Length && !IsSpace(Bytes[Position]) && !IsDelimiter(Bytes[Position]))
        {
            Position++;
        }

        var word = Bytes[start..Position];
        return word switch
        {
            _ when word.SequenceEqual("null"u8) => null,
            _ when word.SequenceEqual("true"u8) => true,
            _ when word.SequenceEqual("false"u8) => false,
            _ => new PdfWord(Encoding.Latin1.GetString(word[..Math.Min(word.Length, LongestName)])),
        };
    }

    private PdfName ReadName()
    {
        var start = Position;
        var name = new StringBuilder();
        while (Position < Bytes.Length && !IsSpace(Bytes[Position]) && !IsDelimiter(Bytes[Position]))
        {
            var letter = Bytes[Position++];
            if (letter == '#' && Hex(Peek(0)) is >= 0 and var high && Hex(Peek(1)) is >= 0 and var low)
            {
                letter = (byte)((high << 4) | low);
                Position += 2;
            }

            if (Position - start <= LongestName)
            {
                name.Append((char)letter);
            }
        }

        return new(name.ToString());
    }

    private PdfString ReadLiteral()
    {
        var text = new List<byte>();
        var open = 1;
        while (Position < Bytes.Length)
        {
            var letter = Bytes[Position++];
            switch (letter)
            {
                case (byte)'\\':
                    ReadEscape(text);
                    continue;
                case (byte)'(':
                    open++;
                    break;
                case (byte)')' when --open == 0:
                    return new([.. text]);
                case (byte)'\r':
                    Position += Peek(0) == '\n' ? 1 : 0;
                    letter = (byte)'\n';
                    break;
            }

            text.Add(letter);
        }

        return new([.. text]);
    }

    private void ReadEscape(List<byte> text)
    {
        if (Position >= Bytes.Length)
        {
            return;
        }

        var letter = Bytes[Position++];
        switch (letter)
        {
            case (byte)'n':
                text.Add((byte)'\n');
                break;
            case (byte)'r':
                text.Add((byte)'\r');
                break;
            case (byte)'t':
                text.Add((byte)'\t');
                break;
            case (byte)'b':
                text.Add((byte)'\b');
                break;
            case (byte)'f':
                text.Add((byte)'\f');
                break;
            case (byte)'\r':
                Position += Peek(0) == '\n' ? 1 : 0;
                break;
            case (byte)'\n':
                break;
            case >= (byte)'0' and <= (byte)'7':
                var code = letter - '0';
                for (var digit = 0; digit < 2 && Peek(0) is >= '0' and <= '7'; digit++)
                {
                    code = (code * 8) + Bytes[Position++] - '0';
                }

                text.Add((byte)code);
                break;
            default:
                text.Add(letter);
                break;
        }
    }

    private PdfString ReadHex()
    {
        var text = new List<byte>();
        var high = -1;
        while (Position < Bytes.Length && Bytes[Position++] is var letter and not (byte)'>')
        {
            if (Hex(letter) is >= 0 and var digit)
            {
                if (high >= 0)
                {
                    text.Add((byte)((high << 4) | digit));
                }

                high = high >= 0 ? -1 : digit;
            }
        }

        if (high >= 0)
        {
            text.Add((byte)(high << 4));
        }

        return new([.. text]);
    }

    private List<object?> ReadArray(bool references, int depth)
    {
        var items = new List<object?>();
        while (Read(references, depth + 1) is var item && item != EndOfArray && item != End)
        {
            // A word in an array is the object's end in a damaged file: what follows is no part of it.
            if (item is PdfWord { Value: "endobj" or "obj" or "stream" })
            {
                break;
            }

            if (item != EndOfDictionary && item is not PdfWord)
            {
                items.Add(item);
            }
        }

        return items;
    }

    private PdfDictionary ReadDictionary(bool references, int depth)
    {
        var entries = new Dictionary<string, object?>(StringComparer.Ordinal);
        while (Read(references, depth + 1) is var key && key != EndOfDictionary && key != End && key is not PdfWord { Value: "endobj" or "stream" })
        {
            if (key is not PdfName name)
            {
                continue;
            }

            var before = Position;
            var value = Read(references, depth + 1);
            if (value == EndOfDictionary || value == End)
            {
                Position = value == End ? Position : before;
                continue;
            }

            if (value != EndOfArray && value is not PdfWord)
            {
                entries.TryAdd(name.Value, value);
            }
        }

        return new(entries);
    }

    private object ReadNumber(bool references)
    {
        var start = Position;
        while (Position < Bytes.Length && Bytes[Position] is (>= (byte)'0' and <= (byte)'9') or (byte)'+' or (byte)'-' or (byte)'.')
        {
            Position++;
        }

        var digits = Bytes[start..Position];
        if (references && digits.Length <= 10 && !digits.ContainsAny((byte)'.', (byte)'-', (byte)'+') && ReadAddress(digits) is { } address)
        {
            return address;
        }

        return NumberOf(digits);
    }

    private PdfReference? ReadAddress(ReadOnlySpan<byte> digits)
    {
        var before = Position;
        if (Peek(0) is var next && next >= 0 && IsSpace((byte)next)
            && Utf8Parser.TryParse(digits, out int number, out _)
            && ReadWhole() is >= 0 and <= 65535 and var generation
            && ReadWord("R"u8)
            && (Position >= Bytes.Length || IsSpace(Bytes[Position]) || IsDelimiter(Bytes[Position])))
        {
            return new(number, generation);
        }

        Position = before;
        return null;
    }

    /// <summary>Some programs write "--5" or "1.2-3"; as much as is a number is taken.</summary>
    private static double NumberOf(ReadOnlySpan<byte> digits)
    {
        while (digits.Length > 1 && digits[0] is (byte)'-' or (byte)'+' && digits[1] is (byte)'-' or (byte)'+')
        {
            digits = digits[1..];
        }

        return Utf8Parser.TryParse(digits, out double number, out _) && double.IsFinite(number) ? number : 0;
    }

    private static int Hex(int letter) => letter switch
    {
        >= '0' and <= '9' => letter - '0',
        >= 'A' and <= 'F' => letter - 'A' + 10,
        >= 'a' and <= 'f' => letter - 'a' + 10,
        _ => -1,
    };
}
