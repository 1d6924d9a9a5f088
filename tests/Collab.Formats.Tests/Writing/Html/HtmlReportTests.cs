using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Collab.Core.Reports;
using Collab.Core.Standards;
using Collab.Formats.Writing.Html;
using Collab.Formats.Writing.Language;
using Collab.Formats.Writing.Outline;

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
        await GoldenFile.CheckAsync($"Html/Golden/{language}.html", Encoding.UTF8.GetString(await BytesAsync(report, names)));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task Write_LargeReport_TablesHoldTheReportsFigures(string language)
    {
        var (report, names) = SampleReports.Large(language, Year);
        var page = Parse(await BytesAsync(report, names));
        var texts = ReportLanguage.Of(language);

        var outline = OutlineOf.Report(report, names);

        Assert.All(outline.Sections.SelectMany(section => section.Blocks).OfType<OutlineTable>(), table =>
        {
            var drawn = page.GetElementById(table.Id)!;
            Assert.Equal(table.Columns.Select(column => column.Label), drawn.QuerySelectorAll("thead th").Select(cell => cell.TextContent));
            Assert.Equal(
                table.Rows.Select(row => string.Join('|', row.Select(cell => Said(cell, texts)))),
                drawn.QuerySelectorAll("tbody tr").Select(row => string.Join('|', row.Children.Select(cell => cell.TextContent))));
            Assert.Equal(
                table.Rows.SelectMany(row => row.Select(ForMachines).OfType<string>()),
                drawn.QuerySelectorAll("tbody data").Select(data => data.GetAttribute("value")));
        });
        Assert.Equal(
            [report.Collaborations.Total, report.Collaborations.SignedInPeriod, report.Activities.Count, report.Activities.Participants, report.Outcomes.Count],
            page.QuerySelectorAll(".figures data").Select(Value));
        Assert.Equal([3, 8, 2, 1, 3, 3], page.QuerySelectorAll(".counts data").Select(Value));
        Assert.Equal(["activities-chart-month-title", "activities-chart-kind-title"], page.QuerySelectorAll(".story svg > title").Select(title => title.Id!));
        Assert.Equal(
            report.Activities.ByKind.Select(g => texts.Number(g.Value.Participants)).Order(StringComparer.Ordinal),
            Drawing(page, "activities-chart-kind").QuerySelectorAll(".value").Select(text => text.TextContent).Order(StringComparer.Ordinal));
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
        Assert.Equal(Hostile, page.QuerySelector("#reciprocity-partner tbody th")!.TextContent);
        Assert.Equal([Hostile, Hostile], page.QuerySelectorAll("#attention-blocked bdi").Take(2).Select(cell => cell.TextContent));
        Assert.Contains(page.QuerySelectorAll("svg text"), text => text.TextContent == Hostile[..53] + "…");
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task Write_EmptyReport_SaysSoInEveryPart(string language)
    {
        var none = ReportLanguage.Of(language)["page.none"];

        var page = Parse(await BytesAsync(SampleReports.Empty(language), new("x", new Dictionary<string, string>(), new Dictionary<Guid, CollaborationLabel>())));

        Assert.Equal(8, page.QuerySelectorAll("main > section > .none").Count(e => e.TextContent == none));
        Assert.Equal(8, page.QuerySelectorAll(".none").Length);
        Assert.Empty(page.QuerySelectorAll("table, svg, h3, .lead"));
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

        Assert.Contains("Clinical training|0|0|0|−20", page.QuerySelectorAll("#activities-kind tr").Select(row => string.Join('|', row.Children.Select(cell => cell.TextContent))));
    }

    [Fact]
    public async Task Write_LongPeriod_DrawsEveryMonthOnce()
    {
        var (report, names) = SampleReports.Large("en", new(new(2016, 1, 1), new(2025, 12, 31)));

        var page = Parse(await BytesAsync(report, names));

        var chart = Drawing(page, "activities-chart-month");
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
    [InlineData("en", "-1234567.50", "−1,234,567.50", "−1,234,567.50")]
    [InlineData("mn", "1500000", "1,500,000", "+1,500,000")]
    [InlineData("ne", "1234567.89", "१२,३४,५६७.८९", "+१२,३४,५६७.८९")]
    [InlineData("ne", "0.00", "०.००", "०.००")]
    public void Amount_Decimal_KeepsEveryDigit(string language, string amount, string expected, string signed)
    {
        Assert.Equal(expected, ReportLanguage.Of(language).Amount(amount));
        Assert.Equal(signed, ReportLanguage.Of(language).SignedAmount(amount));
    }

    [Fact]
    public void Share_FourDigits_IsExact()
    {
        Assert.Equal("99.96%", ReportLanguage.English.Share(0.9996m));
        Assert.Equal("१००%", ReportLanguage.Nepali.Share(1m));
        Assert.Equal("−3.1", ReportLanguage.English.SignedPoints(-0.031m));
        Assert.Equal("0", ReportLanguage.English.SignedPoints(0.0000m));
    }

    [Theory]
    [InlineData("2026-05-01", "१ मे २०२६ (वि.सं. २०८३ वैशाख १८)", "१\u00A0मे\u00A0२०२६ (२०८३\u00A0वैशाख\u00A0१८)")]
    [InlineData("2005-05-01", "१ मे २००५", "१ मे २००५")]
    [InlineData("2031-12-31", "३१ डिसेम्बर २०३१", "३१ डिसेम्बर २०३१")]
    public void Date_InNepali_HasBikramSambatBesideWhereItIsKnown(string day, string expected, string inTable)
    {
        var date = DateOnly.Parse(day, CultureInfo.InvariantCulture);

        Assert.Equal(expected, ReportLanguage.Nepali.Date(date));
        Assert.Equal(inTable, ReportLanguage.Nepali.ShortDate(date));
    }

    [Theory]
    [InlineData("en", "2026-03-01", "2026-03-31", "March 2026")]
    [InlineData("mn", "2026-03-01", "2026-03-31", "2026 оны 3 дугаар сар")]
    [InlineData("ne", "2026-03-01", "2026-03-31", "मार्च २०२६ (वि.सं. २०८२ फागुन १७ – चैत १७)")]
    [InlineData("ne", "2026-01-02", "2026-05-05", "२ जनवरी २०२६ – ५ मे २०२६ (वि.सं. २०८२ पुस १८ – २०८३ वैशाख २२)")]
    [InlineData("ne", "2005-05-01", "2005-05-31", "मे २००५")]
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

    private static IElement Drawing(IDocument page, string id) => page.QuerySelector($"svg[aria-labelledby^='{id}-title']")!;

    /// <summary>A cell as a person reads it.</summary>
    private static string Said(OutlineCell cell, ReportLanguage texts) => cell switch
    {
        NumberCell number => texts.Number(number.Value),
        ChangeCell change => texts.Signed(change.Value),
        MoneyCell { IsChange: true } money => texts.SignedAmount(money.Amount),
        MoneyCell money => texts.Amount(money.Amount),
        ShareCell { IsChange: true } share => texts.SignedPoints(share.Value),
        ShareCell share => texts.Share(share.Value),
        DateCell { Value: { } day } => texts.ShortDate(day),
        DateCell date => date.Text,
        TextCell { Text.Length: > 0 } text => text.Text,
        MarkCell { Text.Length: > 0 } mark => mark.Text,
        _ => "–",
    };

    private static string? ForMachines(OutlineCell cell) => cell switch
    {
        NumberCell number => number.Value.ToString(CultureInfo.InvariantCulture),
        ChangeCell change => change.Value.ToString(CultureInfo.InvariantCulture),
        MoneyCell money => money.Amount,
        ShareCell share => share.Value.ToString(CultureInfo.InvariantCulture),
        _ => null,
    };

    private static long Value(IElement data) => long.Parse(data.GetAttribute("value")!, CultureInfo.InvariantCulture);
}
