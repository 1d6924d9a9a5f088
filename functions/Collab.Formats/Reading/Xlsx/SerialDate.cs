using System.Globalization;

namespace Collab.Formats.Reading.Xlsx;

/// <summary>Spreadsheets count days: from 1900, with a 29 February 1900 that never was, or from 1904 (ECMA-376 part 1, 18.17.4).</summary>
internal static class SerialDate
{
    /// <summary>The last day of the year 9999 in the count from 1900.</summary>
    private const double LastDay = 2_958_465;

    /// <summary>The years of which a number that isn't shown as a date can be taken for a day: 2026 itself would be one of 1905.</summary>
    private const int FirstPlainYear = 1950;

    private const int LastPlainYear = 2100;

    private static readonly DateOnly From1900 = new(1899, 12, 31);
    private static readonly DateOnly From1904 = new(1904, 1, 1);

    /// <summary>The day as ISO 8601 writes it, without its time; a time of day alone; null when it can't be either.</summary>
    /// <param name="serial">Days since the beginning of the count.</param>
    /// <param name="is1904">Which count.</param>
    /// <param name="isDay">Whether it is a day that exists.</param>
    public static string? Text(double serial, bool is1904, out bool isDay)
    {
        isDay = false;
        if (!(serial >= 0) || serial >= LastDay + 1 - (is1904 ? 1462 : 0))
        {
            return null;
        }

        var day = (int)serial;
        if (day == 0 && (!is1904 || serial > 0))
        {
            return TimeOnly.FromTimeSpan(TimeSpan.FromSeconds(Math.Min(86_399, Math.Round(serial * 86_400)))).ToString("HH:mm:ss", CultureInfo.InvariantCulture);
        }

        if (day == 60 && !is1904)
        {
            return "1900-02-29";
        }

        isDay = true;
        var date = is1904 ? From1904.AddDays(day) : From1900.AddDays(day > 60 ? day - 1 : day);
        return date.ToString("O", CultureInfo.InvariantCulture);
    }

    /// <summary>The day of a number that isn't shown as a date; null where no sender can have meant one.</summary>
    public static DateOnly? OfPlain(int serial, bool is1904) =>
        Text(serial, is1904, out var isDay) is { } text && isDay && DateOnly.ParseExact(text, "O", CultureInfo.InvariantCulture) is var day
            && day.Year is >= FirstPlainYear and <= LastPlainYear
            ? day
            : null;
}
