using System.Globalization;
using Collab.Core.Results;
using Collab.Core.Standards;

namespace Collab.Core.WrittenDates;

/// <summary>What can be wrong with a written date.</summary>
internal static class DateFaults
{
    public static readonly WrittenFault NoDate = new("date", "This isn't a calendar date like 2026-03-31 (1900 to 2999).");

    public static readonly WrittenFault ShortYear = new("two-digit-year", "Write the year with four digits, such as 2026-03-31.");

    public static readonly WrittenFault NeedsOrder = new(
        "date-order",
        "The day and the month can't be told apart here, and no other date in the sheet shows which comes first. Write the date like 2026-03-31.");

    public static readonly WrittenFault MixedOrder = new(
        "date-order",
        "The day and the month can't be told apart here: some dates in the sheet have the day first, others the month. Write the date like 2026-03-31.");

    public static readonly WrittenFault WhichCalendar = new(
        "calendar",
        "This may be a date of Bikram Sambat. Give the Gregorian date, such as 2026-03-31, or write BS behind it, such as 2082-12-17 BS.");

    public static readonly WrittenFault OtherDayElsewhere = new(
        "date-time-zone", "The time here is in UTC, so the day may be another where you are. Write the date alone, such as 2026-03-31.");

    public static readonly WrittenFault NoBikramSambatDate = new(
        "date", "There is no such day in Bikram Sambat. Check the date, or give the Gregorian date, such as 2026-03-31.");

    public static readonly WrittenFault UnknownYear = new("bikram-sambat-year", UnknownYearDetail());

    private static string UnknownYearDetail()
    {
        var (first, last) = BikramSambat.Range;
        var gaps = string.Join(
            ", ", Enumerable.Range(first, last - first + 1).Where(y => !BikramSambat.Knows(y)).Select(y => y.ToString(CultureInfo.InvariantCulture)));
        var without = gaps.Length == 0 ? string.Empty : $" but {gaps}";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"Of Bikram Sambat the years {first} to {last} can be read{without}. Give the Gregorian date, such as 2026-03-31.");
    }
}
