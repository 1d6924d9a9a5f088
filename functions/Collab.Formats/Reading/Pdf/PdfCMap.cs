using System.Text;

namespace Collab.Formats.Reading.Pdf;

/// <summary>A font's own table: which codes there are, and the letters or the numbers that they stand for (ISO 32000-1, 9.7.5 and 9.10.3).</summary>
internal sealed class PdfCMap
{
    private const int MostEntries = 200_000;

    /// <summary>A range stays in the last byte of its codes, but some programs write one for all.</summary>
    private const int MostOfRange = 65_536;

    private readonly Dictionary<long, string> letters = [];
    private readonly Dictionary<long, int> numbers = [];
    private readonly List<(int Length, uint Low, uint High)> codes = [];

    private PdfCMap()
    {
    }

    public static PdfCMap Read(byte[] content, PdfBudget budget)
    {
        var map = new PdfCMap();
        var lexer = new PdfLexer(content);
        for (object? item; (item = lexer.Read(references: false)) != PdfLexer.End;)
        {
            budget.Work();
            if (item is PdfWord { Value: "begincodespacerange" or "beginbfchar" or "beginbfrange" or "begincidchar" or "begincidrange" } section)
            {
                map.ReadSection(lexer, section.Value, budget);
            }
        }

        return map;
    }

    public string? Letters(uint code, int length) => letters.GetValueOrDefault(Key(code, length));

    public int? Number(uint code, int length) => numbers.TryGetValue(Key(code, length), out var number) ? number : null;

    /// <summary>How many bytes the next code has, or 0 where the table doesn't say.</summary>
    public int LengthOf(ReadOnlySpan<byte> bytes)
    {
        var code = 0u;
        for (var length = 1; length <= Math.Min(4, bytes.Length); length++)
        {
            code = (code << 8) | bytes[length - 1];
            foreach (var range in codes)
            {
                if (range.Length == length && IsWithin(code, range.Low, range.High, length))
                {
                    return length;
                }
            }
        }

        return 0;
    }

    /// <summary>Each byte lies in its own range.</summary>
    private static bool IsWithin(uint code, uint low, uint high, int length)
    {
        for (var shift = 0; shift < length * 8; shift += 8)
        {
            if ((byte)(code >> shift) < (byte)(low >> shift) || (byte)(code >> shift) > (byte)(high >> shift))
            {
                return false;
            }
        }

        return true;
    }

    private static long Key(uint code, int length) => ((long)length << 32) | code;

    private void ReadSection(PdfLexer lexer, string section, PdfBudget budget)
    {
        while (lexer.Read(references: false) is PdfString low && low.Bytes.Length is >= 1 and <= 4)
        {
            budget.Work();
            var high = section is "beginbfchar" or "begincidchar" ? low : lexer.Read(references: false) as PdfString;
            if (high is null || high.Bytes.Length != low.Bytes.Length)
            {
                return;
            }

            var (length, from, to) = (low.Bytes.Length, Code(low.Bytes), Code(high.Bytes));
            if (section == "begincodespacerange")
            {
                codes.Add((length, from, to));
            }
            else
            {
                Add(length, from, to, lexer.Read(references: false), budget);
            }

            if (letters.Count + numbers.Count + codes.Count > MostEntries)
            {
                return;
            }
        }
    }

    private void Add(int length, uint from, uint to, object? target, PdfBudget budget)
    {
        var count = to < from ? 0 : Math.Min((long)to - from + 1, MostOfRange);
        for (var i = 0; i < count; i++)
        {
            budget.Work();
            var key = Key(from + (uint)i, length);
            switch (target)
            {
                case PdfString text:
                    letters[key] = Text(text.Bytes, i);
                    break;
                case List<object?> list when i < list.Count && list[i] is PdfString text:
                    letters[key] = Text(text.Bytes, 0);
                    break;
                case double number:
                    numbers[key] = (int)Math.Clamp(number + i, 0, 0xFFFFFF);
                    break;
            }
        }
    }

    /// <summary>UTF-16 with the last unit counted up, as the codes of a range are. Some programs write a single byte.</summary>
    private static string Text(byte[] bytes, int more)
    {
        if (bytes.Length == 1)
        {
            return ((char)(bytes[0] + more)).ToString();
        }

        var text = Encoding.BigEndianUnicode.GetString(bytes[..(bytes.Length & ~1)]);
        return text.Length == 0 || more == 0 ? text : text[..^1] + (char)(text[^1] + more);
    }

    private static uint Code(byte[] bytes) => bytes.Aggregate(0u, (code, part) => (code << 8) | part);
}
