using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Collab.Core.Reports;
using Collab.Core.Standards;
using Collab.Formats.Writing.Html;
using Collab.Formats.Writing.Language;

namespace Collab.Formats.Tests.Writing.Html;

public sealed class HtmlReportTests
{
    private static readonly Period Year = new(new(2025, 9, 1), new(2026, 8, 31));

    public static TheoryData<string> Languages => ["en", "mn", "ne"];

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task Write_SmallReport_EqualsTheGoldenFile(string language)
    {
        var (report, names) = SampleReports.Small(language);
        var actual = await BytesAsync(report, names);
        var golden = Path.Combine(AppContext.BaseDirectory, "Writing", "Html", "Golden", $"{language}.html");

        // A change of the page that is meant: look at the new file, then copy it over the one in the source.
        await File.WriteAllBytesAsync(Path.ChangeExtension(golden, ".actual.html"), actual);
        Assert.Equal(await File.ReadAllTextAsync(golden), Encoding.UTF8.GetString(actual));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task Write_LargeReport_TablesHoldTheReportsFigures(string language)
    {
        var (report, names) = SampleReports.Large(language, Year);
        var page = Parse(await BytesAsync(report, names));
        var texts = ReportLanguage.Of(language);

        AssertCounts("by.status", report.Collaborations.ByStatus, key => texts.Code("collaboration-statuses", key));
        AssertCounts("by.instrument", report.Collaborations.ByInstrument, key => texts.Code("instruments", key));
        AssertCounts("by.kind", report.Collaborations.ByKind, key => texts.Code("kinds", key));
        AssertCounts("by.theme", report.Collaborations.ByTheme, key => texts.Code("themes", key));
        AssertCounts("by.region", report.Collaborations.ByRegion, key => texts.Code("regions", key));
        AssertCounts("by.country", report.Collaborations.ByCountry, key => Countries.NameOf(key, language));

        var (activities, change) = (report.Activities, report.Change.Activities);
        AssertTallies("by.kind", activities.ByKind, change.ByKind, key => texts.Code("kinds", key));
        AssertTallies("by.direction", activities.ByDirection, change.ByDirection, key => texts.Code("directions", key));
        AssertTallies("by.country", activities.ByCountry, change.ByCountry, key => Countries.NameOf(key, language));
        AssertTallies("by.partner", activities.ByPartner, change.ByPartner, key => names.Institutions[key]);
        AssertTallies("by.month", activities.ByMonth, null, key => texts.MonthOfYear(Month.Of(DateOnly.Parse(key + "-01", CultureInfo.InvariantCulture))));

        Assert.Equal(
            report.Reciprocity.Select(r => $"{names.Institutions[r.Partner]}|{r.AgreedInbound}|{r.ActualInbound}|{r.AgreedOutbound}|{r.ActualOutbound}").Order(StringComparer.Ordinal),
            Rows(page.QuerySelector("#reciprocity table")!).Order(StringComparer.Ordinal));
        Assert.Equal(
            [report.Collaborations.Total, report.Collaborations.SignedInPeriod, activities.Count, activities.Participants, activities.PersonDays],
            page.QuerySelectorAll(".figures data").Select(Value));
        Assert.Equal([3, 8, 2, 1, 3], page.QuerySelectorAll(".counts data").Select(Value));
        Assert.Equal([8, 2, 4], page.QuerySelectorAll("#attention tbody").Select(body => body.ChildElementCount));

        void AssertCounts(string title, SortedDictionary<string, int> groups, Func<string, string> name) => Assert.Equal(
            groups.Select(g => $"{name(g.Key)}|{g.Value}").Order(StringComparer.Ordinal),
            Rows(Table(page, "#collaborations", texts[title])).Order(StringComparer.Ordinal));

        void AssertTallies(
            string title, SortedDictionary<string, ActivityTally> groups, SortedDictionary<string, ActivityTally>? changes, Func<string, string> name) => Assert.Equal(
            groups.Select(g => $"{name(g.Key)}|{g.Value.Count}|{g.Value.Participants}|{g.Value.PersonDays}"
                + (changes is null ? string.Empty : $"|{changes.GetValueOrDefault(g.Key).Participants}")).Order(StringComparer.Ordinal),
            Rows(Table(page, "#activities", texts[title])).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("en", "Key figures", "12,345", "Clinical training", "South Korea")]
    [InlineData("mn", "Гол үзүүлэлтүүд", "12,345", "Эмнэлзүйн сургалт", "Өмнөд Солонгос")]
    [InlineData("ne", "मुख्य तथ्याङ्क", "१२,३४५", "क्लिनिकल तालिम", "दक्षिण कोरिया")]
    public async Task Write_EveryLanguage_SpeaksIt(string language, params string[] expected)
    {
        var (report, names) = SampleReports.Small(language);
        var page = Parse(await BytesAsync(report, names));

        Assert.Equal(language, page.DocumentElement.GetAttribute("lang"));
        Assert.All(expected, text => Assert.Contains(text, page.Body!.TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Write_UnknownLanguage_IsEnglish()
    {
        var (report, names) = SampleReports.Small("fr");

        Assert.Equal("en", Parse(await BytesAsync(report, names)).DocumentElement.GetAttribute("lang"));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task Write_AnyReport_FetchesAndRunsNothing(string language)
    {
        var (report, names) = SampleReports.Large(language, Year);
        var bytes = await BytesAsync(report, names);
        var page = Parse(bytes);

        Assert.Empty(page.QuerySelectorAll("script, link, img, iframe, object, embed, base, form, [src], [style]"));
        Assert.All(page.QuerySelectorAll("[href]"), link => Assert.NotNull(page.QuerySelector(link.GetAttribute("href")!)));
        Assert.DoesNotContain(page.All.SelectMany(e => e.Attributes), attribute => attribute.Name.StartsWith("on", StringComparison.Ordinal));
        Assert.DoesNotMatch(new Regex("https?:|//[a-z]|url\\(|@import", RegexOptions.IgnoreCase), Encoding.UTF8.GetString(bytes));
    }

    [Fact]
    public async Task Write_HostileNames_AreText()
    {
        const string Hostile = "</title><script>alert(1)</script><img src=x onerror='1'>\"&amp;";
        var (report, names) = SampleReports.Small("en");
        names = new ReportNames(
            Hostile,
            new Dictionary<string, string>(StringComparer.Ordinal) { ["snu"] = Hostile },
            names.Collaborations.ToDictionary(pair => pair.Key, _ => new CollaborationLabel { Code = Hostile, Title = Hostile }));
        report = report with
        {
            Collaborations = report.Collaborations with { ByKind = new(StringComparer.Ordinal) { [Hostile] = 1 }, ByCountry = new(StringComparer.Ordinal) { [Hostile] = 1 } },
        };

        var page = Parse(await BytesAsync(report, names));

        Assert.Empty(page.QuerySelectorAll("script, img, [onerror]"));
        Assert.Equal(Hostile, page.QuerySelector("h1")!.TextContent);
        Assert.StartsWith(Hostile, page.Title, StringComparison.Ordinal);
        Assert.Equal(Hostile, page.QuerySelector("#reciprocity tbody th")!.TextContent);
        Assert.Contains(page.QuerySelectorAll("svg text"), text => text.TextContent == Hostile[..53] + "…");
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task Write_EmptyReport_SaysSoInEveryPart(string language)
    {
        var none = ReportLanguage.Of(language)["page.none"];

        var page = Parse(await BytesAsync(SampleReports.Empty(language), new("x", new Dictionary<string, string>(), new Dictionary<Guid, CollaborationLabel>())));

        Assert.Equal(15, page.QuerySelectorAll(".none").Count(e => e.TextContent == none));
        Assert.Empty(page.QuerySelectorAll("table, svg"));
    }

    [Fact]
    public async Task Write_NamesMissing_ShowsIds()
    {
        var (report, names) = SampleReports.Small("en");

        var page = Parse(await BytesAsync(report, new(names.ScopeName, new Dictionary<string, string>(), new Dictionary<Guid, CollaborationLabel>())));

        Assert.Equal("snu", page.QuerySelector("#reciprocity tbody th")!.TextContent);
        Assert.Equal(report.Collaborations.ExpiringIn90Days[0].ToString(), page.QuerySelector("#attention tbody th")!.TextContent);
    }

    [Fact]
    public async Task Write_GroupThatEnded_KeepsItsChange()
    {
        var (report, names) = SampleReports.Small("en");

        var page = Parse(await BytesAsync(report, names));

        Assert.Contains("Clinical training|0|0|0|-20", Rows(Table(page, "#activities", "By kind")));
    }

    [Fact]
    public async Task Write_LongPeriod_DrawsEveryMonthOnce()
    {
        var (report, names) = SampleReports.Large("en", new(new(2016, 1, 1), new(2025, 12, 31)));

        var page = Parse(await BytesAsync(report, names));

        var chart = page.QuerySelector("svg[aria-labelledby^=by-month]")!;
        Assert.Equal(120, chart.QuerySelectorAll("rect").Length);
        Assert.Equal(10, chart.QuerySelectorAll(".year").Length);
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task Write_AnyReport_IsReadableByAMachine(string language)
    {
        var (report, names) = SampleReports.Large(language, Year);
        var page = Parse(await BytesAsync(report, names));

        Assert.All(page.QuerySelectorAll("th"), cell => Assert.NotNull(cell.GetAttribute("scope")));
        Assert.All(page.QuerySelectorAll("svg:not([aria-hidden])"), drawing =>
        {
            Assert.Equal("img", drawing.GetAttribute("role"));
            Assert.All(drawing.GetAttribute("aria-labelledby")!.Split(' '), id => Assert.NotEmpty(page.GetElementById(id)!.TextContent));
        });
        Assert.True(page.QuerySelectorAll("svg[role=img]").Length >= 2);
        Assert.Single(page.QuerySelectorAll("main"));
        Assert.Single(page.QuerySelectorAll("h1"));
        var ids = page.QuerySelectorAll("[id]").Select(e => e.Id).ToArray();
        Assert.Equal(ids.Length, ids.Distinct().Count());
        var levels = page.QuerySelectorAll("h1,h2,h3").Select(h => h.LocalName[1] - '0').ToArray();
        Assert.All(levels.Zip(levels.Skip(1)), pair => Assert.True(pair.Second - pair.First <= 1));
        Assert.All(page.QuerySelectorAll("[aria-labelledby]"), e => Assert.All(e.GetAttribute("aria-labelledby")!.Split(' '), id => Assert.NotNull(page.GetElementById(id))));
    }

    [Fact]
    public async Task Write_OtherCultureAndTwice_GivesTheSameBytes()
    {
        var (report, names) = SampleReports.Large("ne", Year);
        var first = await BytesAsync(report, names);
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("ar-SA");
            Assert.Equal(first, await BytesAsync(report, names));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData("en", -1234567, "−1,234,567")]
    [InlineData("mn", 1000, "1,000")]
    [InlineData("ne", 12345678, "१,२३,४५,६७८")]
    [InlineData("ne", 999, "९९९")]
    [InlineData("ne", 0, "०")]
    public void Number_Groups_AsTheLanguageDoes(string language, long value, string expected)
    {
        Assert.Equal(expected, ReportLanguage.Of(language).Number(value));
    }

    [Theory]
    [InlineData("en", "2026-03-01", "2026-03-31", "March 2026")]
    [InlineData("mn", "2026-03-01", "2026-03-31", "2026 оны 3 дугаар сар")]
    [InlineData("ne", "2026-03-01", "2026-03-31", "मार्च २०२६")]
    [InlineData("en", "2026-01-01", "2026-12-31", "2026")]
    [InlineData("en", "2025-09-01", "2026-08-31", "1 September 2025 – 31 August 2026")]
    [InlineData("mn", "2026-01-02", "2026-01-05", "2026 оны 1 дүгээр сарын 2 – 2026 оны 1 дүгээр сарын 5")]
    public void Period_WholeMonthsAndYears_AreNamed(string language, string from, string to, string expected)
    {
        var period = new Period(DateOnly.Parse(from, CultureInfo.InvariantCulture), DateOnly.Parse(to, CultureInfo.InvariantCulture));

        Assert.Equal(expected, ReportLanguage.Of(language).Period(period));
    }

    private static async Task<byte[]> BytesAsync(Report report, ReportNames names)
    {
        using var output = new MemoryStream();
        await new HtmlReport().WriteAsync(report, names, output, CancellationToken.None);
        return output.ToArray();
    }

    private static AngleSharp.Html.Dom.IHtmlDocument Parse(byte[] html) =>
        new HtmlParser(new HtmlParserOptions { IsStrictMode = true }).ParseDocument(Encoding.UTF8.GetString(html));

    private static IElement Table(IDocument page, string section, string title) => page.QuerySelectorAll($"{section} .group")
        .Single(group => group.QuerySelector("h3")!.TextContent == title).QuerySelector("table")!;

    /// <summary>Rows as <c>label|number|number</c>.</summary>
    private static IEnumerable<string> Rows(IElement table) => table.QuerySelectorAll("tbody tr").Select(row =>
        string.Join('|', row.QuerySelectorAll("td data").Select(data => data.GetAttribute("value")!).Prepend(row.QuerySelector("th")!.TextContent)));

    private static long Value(IElement data) => long.Parse(data.GetAttribute("value")!, CultureInfo.InvariantCulture);
}
