using System.Globalization;
using Collab.Core.Standards;

namespace Collab.Core.Tests.Standards;

public sealed class BikramSambatTests
{
    [Theory]
    [InlineData(2000, 1, 1, "1943-04-14")]
    [InlineData(2007, 1, 10, "1950-04-22")]
    [InlineData(2063, 1, 11, "2006-04-24")]
    [InlineData(2072, 1, 12, "2015-04-25")]
    [InlineData(2072, 6, 3, "2015-09-20")]
    [InlineData(2073, 12, 15, "2017-03-28")]
    [InlineData(2080, 1, 1, "2023-04-14")]
    [InlineData(2081, 1, 1, "2024-04-13")]
    [InlineData(2082, 1, 1, "2025-04-14")]
    [InlineData(2082, 12, 17, "2026-03-31")]
    [InlineData(2083, 1, 1, "2026-04-14")]
    [InlineData(2083, 12, 30, "2027-04-13")]
    public void TryToGregorian_KnownDay_GivesItsDateAndBack(int year, int month, int day, string gregorian)
    {
        var date = new BikramSambatDate(year, month, day);
        Assert.True(BikramSambat.TryToGregorian(date, out var found));
        Assert.Equal(gregorian, IsoDate.Of(found));
        Assert.True(BikramSambat.TryFromGregorian(found, out var back));
        Assert.Equal(date, back);
    }

    [Theory]
    [InlineData(2080, 0, 1)]
    [InlineData(2080, 13, 1)]
    [InlineData(2080, 1, 0)]
    [InlineData(2080, 1, 32)]
    [InlineData(2083, 12, 31)]
    [InlineData(2062, 1, 1)]
    [InlineData(1999, 12, 30)]
    [InlineData(2084, 1, 1)]
    [InlineData(int.MinValue, int.MaxValue, int.MinValue)]
    public void TryToGregorian_NoSuchDay_SaysNo(int year, int month, int day) =>
        Assert.False(BikramSambat.TryToGregorian(new(year, month, day), out _));

    [Theory]
    [InlineData("1943-04-13")]
    [InlineData("2005-04-14")]
    [InlineData("2006-04-13")]
    [InlineData("2027-04-14")]
    [InlineData("0001-01-01")]
    [InlineData("9999-12-31")]
    public void TryFromGregorian_YearThatIsNotKnown_SaysNo(string date) =>
        Assert.False(BikramSambat.TryFromGregorian(DateOnly.ParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture), out _));

    [Fact]
    public void TryFromGregorian_EveryDay_FollowsTheDayBeforeAndGoesBack()
    {
        var (first, last) = (new DateOnly(1943, 4, 14), new DateOnly(2027, 4, 13));
        var known = 0;
        BikramSambatDate? before = null;
        for (var day = first; day <= last; day = day.AddDays(1))
        {
            if (!BikramSambat.TryFromGregorian(day, out var date))
            {
                before = null;
                continue;
            }

            known++;
            Assert.True(BikramSambat.TryToGregorian(date, out var back) && back == day);
            if (before is { } b)
            {
                Assert.True(date == b with { Day = b.Day + 1 }
                    || date == new BikramSambatDate(b.Year, b.Month + 1, 1)
                    || (b.Month == 12 && date == new BikramSambatDate(b.Year + 1, 1, 1)));
            }

            before = date;
        }

        Assert.Equal(last.DayNumber - first.DayNumber + 1 - 365, known);
    }

    [Fact]
    public void Data_EveryYear_HasMonthsOf29To32DaysAndMeetsTheNext()
    {
        Assert.Equal((2000, 2083), BikramSambat.Range);
        var rows = EmbeddedTable.Read("bikram-sambat.csv").ToList();
        Assert.Equal([2062], Enumerable.Range(2000, 84).Except(rows.Select(r => Number(r["year"]))));
        Assert.All(rows, r => Assert.All(r.Skip(2), m => Assert.InRange(Number(m.Value), 29, 32)));
        var start = new DateOnly(1943, 4, 14);
        foreach (var year in Enumerable.Range(2000, 84))
        {
            var row = rows.Find(r => Number(r["year"]) == year);
            Assert.Equal(row?["starts_on"] ?? "2005-04-14", IsoDate.Of(start));
            start = start.AddDays(row?.Skip(2).Sum(m => Number(m.Value)) ?? 365);
        }

        Assert.Equal(new DateOnly(2027, 4, 14), start);
    }

    [Theory]
    [InlineData(CalendarSystem.BikramSambat, 1, "ne", "बैशाख")]
    [InlineData(CalendarSystem.BikramSambat, 12, "en", "Chaitra")]
    [InlineData(CalendarSystem.BikramSambat, 1, "mn", "Baishakh")]
    [InlineData(CalendarSystem.Gregorian, 3, "ne", "मार्च")]
    [InlineData(CalendarSystem.Gregorian, 12, "mn", "арван хоёрдугаар сар")]
    [InlineData(CalendarSystem.Gregorian, 5, "en", "May")]
    public void MonthNames_Of_GivesTheNameToPrint(CalendarSystem calendar, int month, string language, string name) =>
        Assert.Equal(name, MonthNames.Of(new(calendar, month), language));

    [Fact]
    public void MonthNames_EveryMonthOfBothCalendars_HasANameInEnglishAndNepali()
    {
        foreach (var calendar in Enum.GetValues<CalendarSystem>())
        {
            foreach (var language in (string[])["en", "ne"])
            {
                var names = Enumerable.Range(1, 12).Select(m => MonthNames.Of(new(calendar, m), language)).ToList();
                Assert.Equal(12, names.Distinct().Count());
                Assert.All(names, n => Assert.Equal(language == "en", n.All(char.IsAscii)));
            }
        }

        Assert.Throws<ArgumentOutOfRangeException>(() => MonthNames.Of(new(CalendarSystem.Gregorian, 13), "en"));
    }

    private static int Number(string cell) => int.Parse(cell, CultureInfo.InvariantCulture);
}
