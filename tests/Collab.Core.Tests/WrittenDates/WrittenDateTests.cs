using Collab.Core.Standards;
using Collab.Core.Tests.Support;
using Collab.Core.WrittenDates;
using FsCheck;
using FsCheck.Fluent;

namespace Collab.Core.Tests.WrittenDates;

public sealed class WrittenDateTests
{
    [Theory]
    [InlineData("2026-03-31")]
    [InlineData(" 2026-03-31 ")]
    [InlineData("2026/03/31")]
    [InlineData("2026.03.31")]
    [InlineData("2026.3.31")]
    [InlineData("2026. 03. 31.")]
    [InlineData("20260331")]
    [InlineData("2026–03–31")]
    [InlineData("２０２６／０３／３１")]
    [InlineData("२०२६-०३-३१")]
    [InlineData("٢٠٢٦-٠٣-٣١")]
    [InlineData("\u200e2026-03-31\ufeff")]
    [InlineData("31.03.2026")]
    [InlineData("31.3.2026")]
    [InlineData("31. 3. 2026")]
    [InlineData("31/03/2026")]
    [InlineData("03/31/2026")]
    [InlineData("3-31-2026")]
    [InlineData("31-03-2026")]
    [InlineData("31 March 2026")]
    [InlineData("31 MARCH 2026")]
    [InlineData("31st March, 2026")]
    [InlineData("31st day of March, 2026")]
    [InlineData("the 31st of March 2026")]
    [InlineData("March 31, 2026")]
    [InlineData("March 31st, 2026")]
    [InlineData("Mar. 31, 2026")]
    [InlineData("31-Mar-2026")]
    [InlineData("31/Mar/2026")]
    [InlineData("31MAR2026")]
    [InlineData("2026 March 31")]
    [InlineData("31\u00a0March\u202f2026")]
    [InlineData("2026 оны 3 сарын 31")]
    [InlineData("2026 оны 03 сарын 31-ний өдөр")]
    [InlineData("2026 оны 3 дугаар сарын 31")]
    [InlineData("2026 оны 3-р сарын 31-нд")]
    [InlineData("2026 оны гуравдугаар сарын 31-ний өдрөөс")]
    [InlineData("2026 ОНЫ ГУРАВДУГААР САР 31")]
    [InlineData("2026 он 3 сар 31 өдөр")]
    [InlineData("3 дугаар сарын 31, 2026")]
    [InlineData("2026.03.31-ний өдөр")]
    [InlineData("३१ मार्च २०२६")]
    [InlineData("मार्च ३१, २०२६")]
    [InlineData("सन् २०२६ मार्च ३१")]
    [InlineData("२०२६ मार्चको ३१ गते")]
    [InlineData("2026-03-31 AD")]
    [InlineData("2026-03-31 00:00:00")]
    [InlineData("2026-03-31T00:00:00Z")]
    [InlineData("2026-03-31T00:00:00.000+08:00")]
    [InlineData("2026-03-31 14:30")]
    [InlineData("31.03.2026 0:00")]
    [InlineData("3/31/2026 12:00:00 AM")]
    [InlineData("March 31, 2026, 9:05 pm")]
    [InlineData("2082-12-17 BS")]
    [InlineData("BS 2082/12/17")]
    [InlineData("B.S. 2082.12.17")]
    [InlineData("2082-12-17 (B.S.)")]
    [InlineData("17/12/2082 BS")]
    [InlineData("वि.सं. २०८२-१२-१७")]
    [InlineData("वि. सं. २०८२ चैत १७")]
    [InlineData("विक्रम संवत् २०८२ चैत्र १७ गते")]
    [InlineData("२०८२ साल चैत १७ गते")]
    [InlineData("२०८२ चैतको १७ गतेदेखि")]
    [InlineData("17 Chaitra 2082")]
    [InlineData("Chait 17, 2082 B.S.")]
    public void Read_AnyWritingOfOneDay_GivesThatDayInEveryCulture(string text) => EveryCulture.Run(() =>
        Assert.Equal(new DateOnly(2026, 3, 31), Read(text)));

    [Theory]
    [InlineData("2026 оны нэгдүгээр сарын 5", 1)]
    [InlineData("2026 оны хоёрдугаар сарын 5", 2)]
    [InlineData("2026 оны дөрөвдүгээр сарын 5", 4)]
    [InlineData("2026 оны тавдугаар сарын 5", 5)]
    [InlineData("2026 оны зургаадугаар сарын 5", 6)]
    [InlineData("2026 оны долоодугаар сарын 5", 7)]
    [InlineData("2026 оны наи\u0306мдугаар сарын 5", 8)]
    [InlineData("2026 оны есдүгээр сарын 5", 9)]
    [InlineData("2026 оны аравдугаар сарын 5", 10)]
    [InlineData("2026 оны арван нэгдүгээр сарын 5", 11)]
    [InlineData("2026 оны Арван хоёрдугаар сарын 5-ны өдөр", 12)]
    [InlineData("५ जनवरी २०२६", 1)]
    [InlineData("५ फेब्रुअरी २०२६", 2)]
    [InlineData("5 Sept 2026", 9)]
    [InlineData("5 May 2026", 5)]
    [InlineData("५ मे २०२६", 5)]
    [InlineData("५ डिसेम्बर २०२६", 12)]
    public void Read_MonthByName_GivesTheMonth(string text, int month) => Assert.Equal(new DateOnly(2026, month, 5), Read(text));

    [Theory]
    [InlineData("03/04/2026", SlashOrder.DayFirst, "2026-04-03")]
    [InlineData("03/04/2026", SlashOrder.MonthFirst, "2026-03-04")]
    [InlineData("3-4-2026", SlashOrder.MonthFirst, "2026-03-04")]
    [InlineData("०३/०४/२०२६", SlashOrder.DayFirst, "2026-04-03")]
    [InlineData("03.04.2026", SlashOrder.MonthFirst, "2026-04-03")]
    [InlineData("03.04.2026", SlashOrder.Contradictory, "2026-04-03")]
    [InlineData("2026/03/04", SlashOrder.DayFirst, "2026-03-04")]
    [InlineData("04/04/2026", SlashOrder.Unknown, "2026-04-04")]
    [InlineData("31/03/2026", SlashOrder.Contradictory, "2026-03-31")]
    [InlineData("31/03/2026", SlashOrder.MonthFirst, "2026-03-31")]
    public void Read_SlashDate_FollowsTheSheetsOrderAndNothingElse(string text, SlashOrder order, string date) => EveryCulture.Run(() =>
        Assert.Equal(date, IsoDate.Of(Read(text, order))));

    [Theory]
    [InlineData("", "date")]
    [InlineData("   ", "date")]
    [InlineData("n/a", "date")]
    [InlineData("2026", "date")]
    [InlineData("46112", "date")]
    [InlineData("March 2026", "date")]
    [InlineData("2026-02-29", "date")]
    [InlineData("2026-13-01", "date")]
    [InlineData("2026/31/03", "date")]
    [InlineData("31/31/2026", "date")]
    [InlineData("31.04.2026", "date")]
    [InlineData("03.31.2026", "date")]
    [InlineData("0 March 2026", "date")]
    [InlineData("32 March 2026", "date")]
    [InlineData("31 Smarch 2026", "date")]
    [InlineData("31 March April 2026", "date")]
    [InlineData("31 March 2026 2027", "date")]
    [InlineData("31 30 March 2026", "date")]
    [InlineData("31 30 29 March", "date")]
    [InlineData("31 March", "date")]
    [InlineData("2026 оны гуравдугаар 31", "date")]
    [InlineData("2026 оны 13 сарын 31", "date")]
    [InlineData("31032026", "date")]
    [InlineData("2026-03/31", "date")]
    [InlineData("2026-03-31 to 2026-04-30", "date")]
    [InlineData("2026-03-31 25:00", "date")]
    [InlineData("2026-03-31 10:00 or so", "date")]
    [InlineData("1899-12-31", "date")]
    [InlineData("3000-01-01", "date")]
    [InlineData("5 March 3000", "date")]
    [InlineData("\ud83d\ude00", "date")]
    [InlineData("\ud83d", "date")]
    [InlineData("2080-01-32 BS", "date")]
    [InlineData("2080-13-01 BS", "date")]
    [InlineData("31 March 2026 BS", "date")]
    [InlineData("17 Chaitra 2082 AD", "date")]
    [InlineData("31.03.26", "two-digit-year")]
    [InlineData("26-03-31", "two-digit-year")]
    [InlineData("3/4/26", "two-digit-year")]
    [InlineData("31-Mar-26", "two-digit-year")]
    [InlineData("26 оны 3 сарын 31", "two-digit-year")]
    [InlineData("३१ मार्च २६", "two-digit-year")]
    [InlineData("03/04/2026", "date-order")]
    [InlineData("2080-01-15", "calendar")]
    [InlineData("२०८०-०१-१५", "calendar")]
    [InlineData("15/01/2080", "calendar")]
    [InlineData("01/02/2080", "calendar")]
    [InlineData("20800115", "calendar")]
    [InlineData("15 Magh 2026", "calendar")]
    [InlineData("2062-05-05 BS", "bikram-sambat-year")]
    [InlineData("2084-01-01 BS", "bikram-sambat-year")]
    [InlineData("१ बैशाख २०९०", "bikram-sambat-year")]
    [InlineData("2026-03-30T16:00:00Z", "date-time-zone")]
    public void Read_NoDateOrTwo_SaysWhatIsWrongInEveryCulture(string text, string code) => EveryCulture.Run(() =>
    {
        Assert.False(WrittenDate.Read(text).TryGet(out _, out var fault));
        Assert.Equal(code, fault.Code);
    });

    [Fact]
    public void Read_GregorianYearFrom2070_IsReadWhereItsCalendarIsSaid()
    {
        Assert.Equal(new DateOnly(2080, 1, 15), Read("2080-01-15 AD"));
        Assert.Equal(new DateOnly(2080, 1, 15), Read("15 January 2080"));
        Assert.Equal(new DateOnly(2069, 12, 31), Read("2069-12-31"));
    }

    [Fact]
    public void NeedsOrder_OnlyWithoutEvidence_TellsTheCallerToWait()
    {
        Assert.True(WrittenDate.Read("03/04/2026").NeedsOrder);
        Assert.False(WrittenDate.Read("03/04/2026", SlashOrder.Contradictory).NeedsOrder);
        Assert.False(WrittenDate.Read("03/04/2026", SlashOrder.DayFirst).NeedsOrder);
        Assert.False(WrittenDate.Read("03/04/26").NeedsOrder);
        Assert.False(WrittenDate.Read("2026-03-31").NeedsOrder);
        Assert.True(WrittenDate.Read("03/04/2080 BS").NeedsOrder);
    }

    [Fact]
    public void Read_TextOfAPerson_IsNeverInTheFault()
    {
        Assert.False(WrittenDate.Read("Батбаяр 03").TryGet(out _, out var fault));
        Assert.DoesNotContain("Батбаяр", fault.Detail, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Read_UnknownYear_NamesTheYearsThatAreKnown()
    {
        Assert.False(WrittenDate.Read("2062-05-05 BS").TryGet(out _, out var fault));
        Assert.Contains("2000 to 2083 can be read but 2062", fault.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_AnyDayInAnyForm_GivesThatDay() => Prop.ForAll(
        Gen.Choose(new DateOnly(1900, 1, 1).DayNumber, new DateOnly(2069, 12, 31).DayNumber).ToArbitrary(),
        static number =>
        {
            var day = DateOnly.FromDayNumber(number);
            string[] forms = ["yyyy-MM-dd", "yyyy.MM.dd", "yyyy/M/d", "d.M.yyyy", "d MMMM yyyy", "MMM d, yyyy", "yyyyMMdd", "dd-MMM-yyyy"];
            return forms.All(f => Read(day.ToString(f, System.Globalization.CultureInfo.InvariantCulture)) == day)
                && Read(day.ToString("dd'/'MM'/'yyyy", System.Globalization.CultureInfo.InvariantCulture), SlashOrder.DayFirst) == day
                && Read(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{day.Year} оны {day.Month}-р сарын {day.Day}")) == day;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Read_EveryNameInTheData_GivesItsMonth()
    {
        foreach (var row in EmbeddedTable.Read("month-names.csv"))
        {
            var month = int.Parse(row["month"], System.Globalization.CultureInfo.InvariantCulture);
            if (row["calendar"] == "gregorian")
            {
                Assert.Equal(new DateOnly(2026, month, 7), Read($"2026 {row["name"]} 7"));
            }
            else
            {
                Assert.True(BikramSambat.TryToGregorian(new(2080, month, 7), out var day));
                Assert.Equal(day, Read($"7 {row["name"]} 2080"));
            }
        }
    }

    [Fact]
    public void Read_AnyText_GivesAnAnswer() => Prop.ForAll<string?>(static text =>
    {
        WrittenDate.Read(text).TryGet(out _, out _);
        _ = default(SlashEvidence).And(text).Order;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Read_AnyDate_AllocatesNothing()
    {
        string[] texts = ["2026-03-31", "31.03.2026", "31 March 2026", "2026 оны гуравдугаар сарын 31", "२०८२ चैत १७ गते", "03/04/2026"];
        ReadAll(texts);
        var before = GC.GetAllocatedBytesForCurrentThread();
        ReadAll(texts);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static void ReadAll(string[] texts)
    {
        foreach (var text in texts)
        {
            WrittenDate.Read(text);
            _ = default(SlashEvidence).And(text);
        }
    }

    private static DateOnly Read(string text, SlashOrder order = SlashOrder.Unknown)
    {
        Assert.True(WrittenDate.Read(text, order).TryGet(out var date, out var fault), $"'{text}': {fault?.Detail}");
        return date;
    }
}
