using Collab.Core.Standards;

namespace Collab.Core.WrittenDates;

/// <summary>Words before or behind a date that say by which calendar it counts.</summary>
internal static class CalendarMark
{
    private static readonly string[] BikramSambatMarks =
    [
        "bikram sambat", "vikram samvat", "b.s.", "b.s", "b. s.", "bs",
        "विक्रम संवत्", "विक्रम सम्वत्", "विक्रम सम्बत्", "विक्रम संवत", "वि. सं.", "वि.सं.", "वि. सं", "वि.सं", "वि सं", "विसं", "वि. स.", "वि.स.",
    ];

    private static readonly string[] GregorianMarks = ["a.d.", "a.d", "ad", "c.e.", "ce", "ई. सं.", "ई.सं.", "ईस्वी", "इ. सं.", "इ.सं.", "सन्"];

    /// <summary>Takes the mark off a folded text; null where there is none.</summary>
    public static CalendarSystem? Strip(ref ReadOnlySpan<char> text)
    {
        // Most dates begin and end in a digit: they have no mark.
        if (text.IsEmpty || (char.IsAsciiDigit(text[0]) && char.IsAsciiDigit(text[^1])))
        {
            return null;
        }

        return StripOneOf(BikramSambatMarks, ref text) ? CalendarSystem.BikramSambat
            : StripOneOf(GregorianMarks, ref text) ? CalendarSystem.Gregorian
            : null;
    }

    private static bool StripOneOf(string[] marks, ref ReadOnlySpan<char> text)
    {
        var inner = text.Trim(" ,()");
        foreach (var mark in marks)
        {
            if (inner.StartsWith(mark, StringComparison.Ordinal) && IsApart(inner, mark.Length))
            {
                text = DateText.Trim(inner[mark.Length..].TrimStart(":"));
                return true;
            }

            if (inner.EndsWith(mark, StringComparison.Ordinal) && IsApart(inner, inner.Length - mark.Length - 1))
            {
                text = DateText.Trim(inner[..^mark.Length]);
                return true;
            }
        }

        return false;
    }

    private static bool IsApart(ReadOnlySpan<char> text, int neighbour) =>
        neighbour < 0 || neighbour >= text.Length || !DateText.IsInWord(text[neighbour]);
}
