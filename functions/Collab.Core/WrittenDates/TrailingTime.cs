using Collab.Core.Standards;

namespace Collab.Core.WrittenDates;

/// <summary>A time of day behind a date, such as <c>2026-03-31T00:00:00Z</c> or <c>3/31/2026 12:00:00 am</c>. A program put it there.</summary>
internal static class TrailingTime
{
    /// <summary>
    /// Takes the time off a folded text. False when what is there is no time. <paramref name="otherDay"/> tells that the time is in UTC and
    /// not midnight: 16:00Z on one day is midnight of the next in Ulaanbaatar.
    /// </summary>
    public static bool TryStrip(ref ReadOnlySpan<char> text, out bool otherDay)
    {
        otherDay = false;
        var colon = text.IndexOf(':');
        if (colon < 0)
        {
            // An empty time, as in 2026-03-31Z or 2026-03-31T, isn't written by anyone.
            return true;
        }

        var start = colon;
        while (start > 0 && char.IsAsciiDigit(text[start - 1]))
        {
            start--;
        }

        var rest = text[start..];
        var gap = start > 0 ? text[start - 1] : '\0';
        if ((gap is not (' ' or ',') && !(gap == 't' && start > 1 && char.IsAsciiDigit(text[start - 2])))
            || !TryNumber(ref rest, 23, out var hour) || !TryPart(ref rest, out var minute))
        {
            return false;
        }

        var second = 0;
        if (rest.StartsWith(":") && !TryPart(ref rest, out second))
        {
            return false;
        }

        var fraction = rest.StartsWith(".") ? Digits.FirstOther(rest[1..]) : 0;
        rest = rest.StartsWith(".") ? (fraction < 0 ? default : rest[(fraction + 1)..]) : rest;
        rest = rest.Trim();
        if (rest.StartsWith("am") || rest.StartsWith("pm"))
        {
            hour = (hour % 12) + (rest[0] == 'p' ? 12 : 0);
            rest = rest[2..].TrimStart();
        }

        otherDay = (hour, minute, second) != (0, 0, 0) && rest is "z" or "utc" or "gmt" or "+00:00";
        text = text[..(gap == 't' ? start - 1 : start)].TrimEnd(" ,");
        return rest is "" or "z" or "utc" or "gmt" || IsOffset(rest);
    }

    private static bool IsOffset(ReadOnlySpan<char> text)
    {
        if (text[0] is not ('+' or '-'))
        {
            return false;
        }

        text = text[1..];
        return TryNumber(ref text, 14, out _) && (text.IsEmpty || (TryPart(ref text, out _) && text.IsEmpty));
    }

    private static bool TryPart(ref ReadOnlySpan<char> text, out int number)
    {
        number = 0;
        if (!text.StartsWith(":"))
        {
            return false;
        }

        text = text[1..];
        return TryNumber(ref text, 59, out number);
    }

    private static bool TryNumber(ref ReadOnlySpan<char> text, int most, out int number)
    {
        var digits = 0;
        number = 0;
        while (digits < text.Length && digits < 3 && char.IsAsciiDigit(text[digits]))
        {
            number = (number * 10) + text[digits++] - '0';
        }

        text = text[digits..];
        return digits is 1 or 2 && number <= most;
    }
}
