using System.Collections.Frozen;
using System.Globalization;

namespace Collab.Core.Standards;

/// <summary>
/// Bikram Sambat, Nepal's official calendar. The lengths of its months follow no rule: they are published year by year, so that only the years
/// in <c>Standards/Data/bikram-sambat.csv</c> are known. Sources: <c>Standards/Data/SOURCES.md</c>.
/// </summary>
public static class BikramSambat
{
    private static readonly string[] Columns =
        ["baishakh", "jestha", "ashadh", "shrawan", "bhadra", "ashwin", "kartik", "mangsir", "poush", "magh", "falgun", "chaitra"];

    private static readonly FrozenDictionary<int, YearOfMonths> Years = Load().ToFrozenDictionary(y => y.Year);

    private static readonly YearOfMonths[] InOrder = [.. Years.Values.OrderBy(y => y.Year)];

    /// <summary>The first and the last year that are known; not every year between them is.</summary>
    public static (int First, int Last) Range => (InOrder[0].Year, InOrder[^1].Year);

    /// <summary>True when the lengths of the year's months are known.</summary>
    public static bool Knows(int year) => Years.ContainsKey(year);

    /// <summary>The Gregorian date; false when there is no such day or its year isn't known.</summary>
    public static bool TryToGregorian(BikramSambatDate date, out DateOnly gregorian)
    {
        gregorian = default;
        if (!Years.TryGetValue(date.Year, out var year) || date.Month is < 1 or > 12
            || date.Day < 1 || date.Day > year.MonthStarts[date.Month] - year.MonthStarts[date.Month - 1])
        {
            return false;
        }

        gregorian = DateOnly.FromDayNumber(year.MonthStarts[date.Month - 1] + date.Day - 1);
        return true;
    }

    /// <summary>The date in Bikram Sambat; false when it falls in a year that isn't known.</summary>
    public static bool TryFromGregorian(DateOnly gregorian, out BikramSambatDate date)
    {
        date = default;
        // A Bikram Sambat year begins in April, 57 years ahead; January to March belong to the year that began before.
        if (!(Years.TryGetValue(gregorian.Year + 57, out var year) && year.Contains(gregorian))
            && !(Years.TryGetValue(gregorian.Year + 56, out year) && year.Contains(gregorian)))
        {
            return false;
        }

        var month = 1;
        while (gregorian.DayNumber >= year.MonthStarts[month])
        {
            month++;
        }

        date = new(year.Year, month, gregorian.DayNumber - year.MonthStarts[month - 1] + 1);
        return true;
    }

    private static IEnumerable<YearOfMonths> Load()
    {
        foreach (var cells in EmbeddedTable.Read("bikram-sambat.csv"))
        {
            var start = DateOnly.ParseExact(cells["starts_on"], "yyyy-MM-dd", CultureInfo.InvariantCulture).DayNumber;
            var starts = new int[Columns.Length + 1];
            starts[0] = start;
            for (var i = 0; i < Columns.Length; i++)
            {
                starts[i + 1] = starts[i] + Number(cells[Columns[i]]);
            }

            yield return new(Number(cells["year"]), starts);
        }
    }

    private static int Number(string cell) => int.Parse(cell, NumberStyles.None, CultureInfo.InvariantCulture);

    /// <summary>A year by the day numbers on which its months begin, the first month of the year after it included.</summary>
    private sealed record YearOfMonths(int Year, int[] MonthStarts)
    {
        public bool Contains(DateOnly date) => MonthStarts[0] <= date.DayNumber && date.DayNumber < MonthStarts[^1];
    }
}
