using System.Globalization;
using System.Text;
using Collab.Formats.Writing.Pdf.Fonts;

namespace Collab.Formats.Writing.Pdf.Text;

/// <summary>
/// Turns text into runs of glyphs. Each word is set once and remembered. Latin and Cyrillic letters stand side by side as they are;
/// Devanagari and letters with loose accents are shaped; letters of other scripts become boxes.
/// </summary>
/// <param name="shaper">Null where there is none.</param>
internal sealed class TextSetter(GlyphShaper? shaper)
{
    private const int LongWord = 200;
    private const int LongestWord = 400;

    private readonly Dictionary<(string Word, bool IsBold), TextRun[]> words = [];

    private enum Setting
    {
        Plain,
        Devanagari,
        None,
    }

    /// <summary>Text that can be set: one line, without signs that only steer.</summary>
    public static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            switch (Rune.GetUnicodeCategory(rune))
            {
                case UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator:
                    clean.Append(' ');
                    break;
                case UnicodeCategory.Format when rune.Value is not (0x200C or 0x200D):
                case UnicodeCategory.NonSpacingMark when rune.Value is >= 0xFE00 and <= 0xFE0F:
                    break;
                default:
                    clean.Append(rune.ToString());
                    break;
            }
        }

        return clean.ToString();
    }

    /// <summary>Whether there are fonts for all its letters.</summary>
    public bool CanPrint(string text) => Words(Clean(text)).All(word => Runs(word, false).All(run => !run.IsUnprinted));

    public TextLine Line(string text, bool isBold) => new([.. Words(Clean(text)).SelectMany(word => Runs(word, isBold))]);

    public double Width(string text, bool isBold, double size) => Line(text, isBold).WidthAt(size);

    /// <summary>How wide the widest of its words is.</summary>
    public double WidestWord(string text, bool isBold, double size) =>
        Words(Clean(text)).Select(word => WidthOf(word.TrimEnd(' '), isBold)).DefaultIfEmpty().Max() * size / 1000;

    /// <summary>Lines that are no wider than given. Words that are wider are broken; what is behind the last line allowed becomes an ellipsis.</summary>
    public IReadOnlyList<TextLine> Wrap(string text, bool isBold, double size, double width, int most = int.MaxValue)
    {
        var room = width * 1000 / size;
        var lines = new List<string>();
        var (line, used) = (new StringBuilder(), 0.0);
        foreach (var word in Words(Clean(text)).SelectMany(word => Broken(word, isBold, room)))
        {
            var own = WidthOf(word.TrimEnd(' '), isBold);
            if (used + own > room && line.Length > 0)
            {
                if (lines.Count + 1 == most)
                {
                    return [.. lines.Select(l => Line(l, isBold)), WithEllipsis(line.ToString(), isBold, room)];
                }

                lines.Add(line.ToString().TrimEnd(' '));
                line.Clear();
                used = 0;
            }

            line.Append(word);
            used += WidthOf(word, isBold);
        }

        return [.. lines.Append(line.ToString().TrimEnd(' ')).Select(l => Line(l, isBold))];
    }

    private TextLine WithEllipsis(string line, bool isBold, double room)
    {
        const string Ellipsis = "…";
        while (line.Length > 0 && WidthOf(line.TrimEnd(' ') + Ellipsis, isBold) > room)
        {
            var letters = StringInfo.ParseCombiningCharacters(line);
            line = line[..letters[^1]];
        }

        return Line(line.TrimEnd(' ') + Ellipsis, isBold);
    }

    /// <summary>Words with the space behind them; a hyphen or dash ends one too. None is longer than what has room on a line anyway.</summary>
    private static IEnumerable<string> Words(string text)
    {
        var from = 0;
        for (var i = 0; i + 1 < text.Length; i++)
        {
            var (sign, next, length) = (text[i], text[i + 1], i + 1 - from);
            var isEnd = sign == ' ' ? next != ' ' : sign is '-' or '–' or '—' or '/' && length > 1 && char.IsLetter(next);
            if (isEnd || (length >= LongWord && char.IsLetter(next)) || (length >= LongestWord && !char.IsLowSurrogate(next)))
            {
                yield return text[from..(i + 1)];
                from = i + 1;
            }
        }

        if (from < text.Length)
        {
            yield return text[from..];
        }
    }

    private IEnumerable<string> Broken(string word, bool isBold, double room)
    {
        while (WidthOf(word.TrimEnd(' '), isBold) > room)
        {
            var letters = StringInfo.ParseCombiningCharacters(word);
            var (low, high) = (1, letters.Length - 1);
            if (high < 1)
            {
                break;
            }

            while (low < high)
            {
                var middle = (low + high + 1) / 2;
                (low, high) = WidthOf(word[..letters[middle]], isBold) <= room ? (middle, high) : (low, middle - 1);
            }

            yield return word[..letters[low]];
            word = word[letters[low]..];
        }

        yield return word;
    }

    private double WidthOf(string text, bool isBold) => Words(text).Sum(word => Runs(word, isBold).Sum(run => run.Width));

    private TextRun[] Runs(string word, bool isBold)
    {
        if (!words.TryGetValue((word, isBold), out var runs))
        {
            runs = [.. Parts(word, isBold).Select(part => Set(part.Text, part.Setting, isBold))];
            words.Add((word, isBold), runs);
        }

        return runs;
    }

    private List<(string Text, Setting Setting)> Parts(string word, bool isBold)
    {
        var parts = new List<(string Text, Setting Setting)>();
        var (from, at, setting) = (0, 0, default(Setting?));
        foreach (var rune in word.EnumerateRunes())
        {
            var own = SettingOf(rune, isBold, setting);
            if (own != setting && at > from)
            {
                parts.Add((word[from..at], setting!.Value));
                from = at;
            }

            setting = own;
            at += rune.Utf16SequenceLength;
        }

        if (at > from)
        {
            parts.Add((word[from..at], setting!.Value));
        }

        return parts;
    }

    private Setting SettingOf(Rune rune, bool isBold, Setting? before)
    {
        var isMark = Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;
        var isDevanagari = rune.Value is (>= 0x0900 and < 0x0980) or (>= 0x1CD0 and < 0x1D00) or (>= 0xA8E0 and < 0xA900);
        return before switch
        {
            // What joins letters goes with those before it.
            not null when rune.Value is 0x200C or 0x200D => before.Value,
            Setting.None when isMark => Setting.None,
            _ when isDevanagari => shaper is null || FontSet.Devanagari(isBold).GlyphOf(rune.Value) == 0 ? Setting.None : Setting.Devanagari,
            _ when FontSet.Letters(isBold).GlyphOf(rune.Value) == 0 => Setting.None,
            _ => Setting.Plain,
        };
    }

    private TextRun Set(string text, Setting setting, bool isBold)
    {
        var font = FontSet.Letters(isBold);
        return setting switch
        {
            Setting.Devanagari => shaper!.Shape(FontSet.Devanagari(isBold), text),
            Setting.None => Boxes(font, text),
            _ when shaper is not null && HasLooseMarks(text) => shaper.Shape(font, text),
            _ => new(font, text, [.. text.EnumerateRunes().Select(rune => Plain(font, rune))]),
        };
    }

    private static bool HasLooseMarks(string text) => text.AsSpan().IndexOfAnyInRange('\u0300', '\u036F') >= 0;

    private static PlacedGlyph Plain(FontFile font, Rune rune)
    {
        var glyph = font.GlyphOf(rune.Value);
        return new(glyph, rune.ToString(), font.WidthOf(glyph));
    }

    /// <summary>A box for each letter with its marks; the letters themselves are kept for who copies or hears the text.</summary>
    private static TextRun Boxes(FontFile font, string text)
    {
        var box = new PlacedGlyph(0, string.Empty, font.WidthOf(0));
        return new(font, text, [.. Enumerable.Repeat(box, StringInfo.ParseCombiningCharacters(text).Length)]) { IsUnprinted = true };
    }
}
