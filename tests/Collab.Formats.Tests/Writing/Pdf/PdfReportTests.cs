using System.Globalization;
using System.Text;
using System.Xml.Linq;
using Collab.Core.Reports;
using Collab.Core.Standards;
using Collab.Formats.Reading.Pdf;
using Collab.Formats.Tests.Reading;
using Collab.Formats.Writing.Language;
using Collab.Formats.Writing.Outline;
using Collab.Formats.Writing.Pdf;
using Collab.Formats.Writing.Pdf.Parts;
using Collab.Formats.Writing.Pdf.Text;

namespace Collab.Formats.Tests.Writing.Pdf;

public sealed class PdfReportTests
{
    private const int MostBytes = 2 * 1024 * 1024;

    private static readonly Period Year = new(new(2025, 9, 1), new(2026, 8, 31));

    public static TheoryData<string> Languages => ["en", "mn", "ne"];

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task Write_SmallReport_EqualsTheGoldenText(string language)
    {
        var (report, names) = SampleReports.Small(language);
        await GoldenFile.CheckAsync($"Pdf/Golden/{language}.txt", Dump(new(await BytesAsync(report, names))));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task Write_LargeReport_TablesHoldTheReportsFigures(string language)
    {
        var (report, names) = SampleReports.Large(language, Year);
        var pdf = new WrittenPdf(await BytesAsync(report, names));
        var texts = ReportLanguage.Of(language);

        var (collaborations, activities) = (report.Collaborations, report.Activities);
        AssertCounts("by.status", collaborations.ByStatus, key => texts.Code("collaboration-statuses", key));
        AssertCounts("by.instrument", collaborations.ByInstrument, key => texts.Code("instruments", key));
        AssertCounts("by.country", collaborations.ByCountry, key => Countries.NameOf(key, language));
        AssertCounts("by.partner", collaborations.ByPartner, key => names.Institutions[key]);
        AssertTallies("by.kind", activities.ByKind, report.Change.Activities.ByKind, key => texts.Code("kinds", key));
        AssertTallies("by.country", activities.ByCountry, report.Change.Activities.ByCountry, key => Countries.NameOf(key, language));
        AssertTallies("by.partner", activities.ByPartner, report.Change.Activities.ByPartner, key => names.Institutions[key]);
        AssertRows(pdf.Table(texts["reciprocity.title"], texts["by.partner"]), report.Reciprocity.Select(r =>
            Row(names.Institutions[r.Partner], texts.Number(r.AgreedInbound), texts.Number(r.ActualInbound))));
        AssertRows(pdf.Table(texts["funding.title"], texts["by.currency"]), report.Funding.Select(f =>
            Row($"{f.Currency} – {texts.Code("currencies", f.Currency)}", texts.Amount(f.Incoming), texts.Amount(f.Commitment), texts.Amount(f.Disbursement), texts.Amount(f.Expenditure))));
        AssertRows(pdf.Table(texts["outcomes.title"], texts["by.kind"]), report.Outcomes.ByKind.Select(o =>
            Row(texts.Code("outcome-kinds", o.Key), texts.Number(o.Value.Count), texts.Number(o.Value.Quantity))));

        void AssertCounts(string title, SortedDictionary<string, int> groups, Func<string, string> name) => AssertRows(
            pdf.Table(texts["collaborations.title"], texts[title]), groups.Select(g => Row(name(g.Key), texts.Number(g.Value))));

        void AssertTallies(string title, SortedDictionary<string, ActivityTally> groups, SortedDictionary<string, ActivityTally> changes, Func<string, string> name) => AssertRows(
            pdf.Table(texts["activities.title"], texts[title]),
            groups.Select(g => Row(name(g.Key), texts.Number(g.Value.Count), texts.Number(g.Value.Participants), texts.Number(g.Value.PersonDays),
                texts.Signed(changes.GetValueOrDefault(g.Key).Participants))));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task Write_LargeReport_SaysAllThatTheOutlineSays(string language)
    {
        var (report, names) = SampleReports.Large(language, Year);
        var outline = OutlineOf.Report(report, names);
        var pdf = new WrittenPdf(await BytesAsync(report, names));
        var texts = ReportLanguage.Of(language);

        var setter = new TextSetter(GlyphShaper.Shared);
        foreach (var section in outline.Sections)
        {
            var read = pdf.Section(section.Title).Kids;
            Assert.Equal(
                section.Blocks.OfType<OutlineTable>().Select(table => WrittenPdf.Squeezed(table.Title)),
                read.Where(part => part.Kind == "H3").Select(part => WrittenPdf.Squeezed(part.Text)));
            var tables = read.Where(part => part.Kind == "Table").ToList();
            Assert.All(section.Blocks.OfType<OutlineTable>().Where(table => table.Rows.Count > 0).Zip(tables), pair => Assert.Equal(
                pair.First.Rows.Select(row => Row([.. row.Select(cell => CellTexts.Of(cell, texts, setter))])).Prepend(Row([.. pair.First.Columns.Select(c => c.Label)])),
                pair.Second.Kids.Select(row => string.Join('|', row.Kids.Select(cell => WrittenPdf.Squeezed(cell.Text))))));
        }

        var figures = pdf.Section(texts["key.title"]).Kids.Where(part => part.Kind == "P").Select(part => part.Text).ToArray();
        Assert.Equal(
            outline.KeyFigures.Select(f => WrittenPdf.Squeezed($"{f.Label}{texts.Number(f.Value)}{f.Remark}")), figures.Select(WrittenPdf.Squeezed));
        var charts = outline.Sections.SelectMany(s => s.Blocks).OfType<OutlineChart>().OrderByDescending(chart => chart.IsLeading);
        Assert.Equal(charts.Select(c => $"{c.Title}. {c.Description}"), pdf.All("Figure").Select(figure => figure.Alt));
        Assert.All(charts.Zip(pdf.All("Figure")), pair => Assert.All(
            pair.First.Points.SelectMany(point => point.Values), value => Assert.Contains(texts.Number(value), pair.Second.Text, StringComparison.Ordinal)));
        Assert.Equal(outline.Notes.Select(WrittenPdf.Squeezed), pdf.Section(texts["page.notes"]).Kids.Where(p => p.Kind == "P").Select(p => WrittenPdf.Squeezed(p.Text)));
    }

    [Theory]
    [InlineData("en", "Key figures", "12,345", "Clinical training", "Анагаах ухаан Өвөр Үндэс")]
    [InlineData("mn", "Гол үзүүлэлтүүд", "12,345", "Эмнэлзүйн сургалт", "Өмнөд Солонгос")]
    [InlineData("ne", "मुख्य तथ्याङ्क", "१२,३४५", "क्लिनिकल तालिम", "दक्षिण कोरिया")]
    public async Task Write_EveryLanguage_CanBeReadBackAsTextByAnyReader(string language, params string[] expected)
    {
        var (report, names) = SampleReports.Small(language);
        names = names with { ScopeName = names.ScopeName + " Анагаах ухаан Өвөр Үндэс" };

        using var file = new MemoryStream(await BytesAsync(report, names));
        var words = PdfText.Read(file, CancellationToken.None).Text().Words();

        Assert.All(expected, text => Assert.Contains(text, words, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task Write_LargeReport_IsSmallAndSaysItsLanguageAndTitle(string language)
    {
        var (report, names) = SampleReports.Large(language, Year);
        var pdf = new WrittenPdf(await BytesAsync(report, names));
        var (catalog, file) = (pdf.File.Catalog!, pdf.File);

        Assert.InRange(pdf.Bytes.Length, 10_000, MostBytes);
        Assert.Equal(language, pdf.Text(catalog["Lang"]));
        var title = pdf.Text(file.Dictionary(file.Trailer["Info"])!["Title"]);
        Assert.Contains(names.ScopeName, title, StringComparison.Ordinal);
        Assert.Equal(true, file.Dictionary(catalog["ViewerPreferences"])!["DisplayDocTitle"]);
        var metadata = XDocument.Parse(Encoding.UTF8.GetString(file.Decode((PdfStream)file.Resolve(catalog["Metadata"])!)));
        Assert.Contains(metadata.Descendants(), element => element.Name.LocalName == "li" && element.Value == title);
        Assert.Contains(metadata.Descendants(), element => element.Name.LocalName == "li" && element.Value == language);
        Assert.NotEmpty(pdf.Fonts());
        Assert.All(pdf.Fonts(), font =>
        {
            var drawn = file.Dictionary(file.Array(font["DescendantFonts"])[0])!;
            Assert.IsType<PdfStream>(file.Resolve(file.Dictionary(drawn["FontDescriptor"])!["FontFile2"]));
            Assert.IsType<PdfStream>(file.Resolve(font["ToUnicode"]));
        });
    }

    [Theory]
    [InlineData("en", "1 / {0}")]
    [InlineData("ne", "१ / {0}")]
    public async Task Write_LargeReport_CountsItsPagesAndLeadsToThem(string language, string first)
    {
        var (report, names) = SampleReports.Large(language, Year);
        var pdf = new WrittenPdf(await BytesAsync(report, names));
        var texts = ReportLanguage.Of(language);

        Assert.InRange(pdf.Pages.Count, 5, 20);
        Assert.Equal(first.Replace("{0}", texts.Number(pdf.Pages.Count), StringComparison.Ordinal), pdf.Footer(0));
        Assert.All(Enumerable.Range(0, pdf.Pages.Count), page =>
            Assert.Equal($"{texts.Number(page + 1)} / {texts.Number(pdf.Pages.Count)}", pdf.Footer(page)));

        var titles = OutlineOf.Report(report, names).Sections.Select(section => section.Title).Append(texts["page.notes"]).ToArray();
        var lines = pdf.All("Link").ToArray();
        Assert.Equal(titles.Length, lines.Length);
        foreach (var (title, line) in titles.Zip(lines))
        {
            var target = pdf.PageOf(Assert.Single(line.Links)["Dest"]);
            Assert.Equal(WrittenPdf.Squeezed($"{title}{texts.Number(target + 1)}"), WrittenPdf.Squeezed(line.Text));
        }

        var bookmarks = Chain(pdf, pdf.File.Dictionary(pdf.File.Catalog!["Outlines"])!).ToArray();
        Assert.Equal(titles, bookmarks.Skip(1).Select(bookmark => pdf.Text(bookmark["Title"])));
        Assert.Equal(lines.Select(line => pdf.PageOf(line.Links[0]["Dest"])), bookmarks.Skip(1).Select(bookmark => pdf.PageOf(bookmark["Dest"])));
        Assert.All(bookmarks.SelectMany(bookmark => Chain(pdf, bookmark)), within => Assert.InRange(pdf.PageOf(within["Dest"]), 0, pdf.Pages.Count - 1));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task Write_EmptyReport_SaysSoInEveryPart(string language)
    {
        var pdf = new WrittenPdf(await BytesAsync(SampleReports.Empty(language), new("x", new Dictionary<string, string>(), new Dictionary<Guid, CollaborationLabel>())));

        var none = WrittenPdf.Squeezed(ReportLanguage.Of(language)["page.none"]);
        Assert.Empty(pdf.All("Figure"));
        Assert.Equal(pdf.All("H3").Count(), pdf.All("P").Count(part => WrittenPdf.Squeezed(part.Text) == none) + pdf.All("Table").Count());
        Assert.Contains(pdf.All("P"), part => WrittenPdf.Squeezed(part.Text) == none);
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

    [Fact]
    public async Task Write_AtOnceInManyThreads_GivesTheSameBytes()
    {
        var (report, names) = SampleReports.Small("ne");
        var first = await BytesAsync(report, names);

        var others = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => BytesAsync(report, names))));

        Assert.All(others, other => Assert.Equal(first, other));
    }

    [Fact]
    public async Task Write_NameInAScriptWithoutAFont_DrawsBoxesAndSaysSo()
    {
        const string Name = "复旦大学 medical school";
        var (report, names) = SampleReports.Small("en");
        names = names with { Institutions = new Dictionary<string, string>(StringComparer.Ordinal) { ["snu"] = Name } };

        var pdf = new WrittenPdf(await BytesAsync(report, names));

        Assert.Contains(pdf.Table("Collaborations", "By partner"), row => row == WrittenPdf.Squeezed($"{Name} (snu)|1,200"));
        Assert.Contains(pdf.All("Note"), note => note.Text.StartsWith("Empty boxes stand for letters", StringComparison.Ordinal));
        Assert.DoesNotContain(new WrittenPdf(await BytesAsync(report, SampleReports.Small("en").Names)).All("Note"), _ => true);
    }

    [Theory]
    [InlineData("ne", "en")]
    [InlineData("mn", "mn")]
    public void Write_WithoutTheShaper_PrintsNoDevanagariAndSaysSo(string language, string expected)
    {
        var (report, names) = SampleReports.Small(language);
        using var output = new MemoryStream();
        PdfReport.Write(report, names, shaper: null, output);
        var pdf = new WrittenPdf(output.ToArray());

        Assert.Equal(expected, pdf.Text(pdf.File.Catalog!["Lang"]));
        var sentence = WrittenPdf.Squeezed(PdfTexts.Of(expected).Unshaped);
        Assert.Contains(pdf.All("P"), part => WrittenPdf.Squeezed(part.Text) == sentence);
        Assert.NotEmpty(pdf.All("Note"));
        Assert.All(pdf.Fonts(), font => Assert.DoesNotContain("Devanagari", pdf.File.Name(font["BaseFont"]), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Write_RowHigherThanAPage_GoesOnOverPages()
    {
        var title = string.Concat(Enumerable.Range(0, 2000).Select(i => $"word{i} "));
        var (report, names) = SampleReports.Small("en");
        names = names with { Collaborations = names.Collaborations.ToDictionary(pair => pair.Key, pair => pair.Value with { Title = title }) };

        var pdf = new WrittenPdf(await BytesAsync(report, names));

        Assert.StartsWith(WrittenPdf.Squeezed(title) + "|", pdf.Table(ReportLanguage.English["attention.list"], ReportLanguage.English["attention.expiring180"])[1], StringComparison.Ordinal);
    }

    private static async Task<byte[]> BytesAsync(Report report, ReportNames names)
    {
        using var output = new MemoryStream();
        await new PdfReport().WriteAsync(report, names, output, CancellationToken.None);
        return output.ToArray();
    }

    private static string Row(params string[] cells) => string.Join('|', cells.Select(WrittenPdf.Squeezed));

    /// <summary>Every expected row begins one of the table's; a header and perhaps a total are all that it has besides.</summary>
    private static void AssertRows(string[] table, IEnumerable<string> expected)
    {
        var rows = expected.ToArray();
        Assert.All(rows, row => Assert.Contains(table, read => read == row || read.StartsWith(row + "|", StringComparison.Ordinal)));
        Assert.InRange(table.Length - rows.Length, 1, 2);
    }

    private static IEnumerable<PdfDictionary> Chain(WrittenPdf pdf, PdfDictionary parent)
    {
        var last = pdf.File.Dictionary(parent["Last"]);
        PdfDictionary? before = null;
        for (var item = pdf.File.Dictionary(parent["First"]); item is not null; before = item, item = pdf.File.Dictionary(item["Next"]))
        {
            Assert.Same(parent, pdf.File.Dictionary(item["Parent"]));
            Assert.Same(before, pdf.File.Dictionary(item["Prev"]));
            yield return item;
        }

        Assert.Same(last, before);
    }

    /// <summary>The structure with its texts, then what is drawn of lines and areas on each page.</summary>
    private static string Dump(WrittenPdf pdf)
    {
        var text = new StringBuilder();
        Dump(pdf.Root, string.Empty, text);
        for (var page = 0; page < pdf.Pages.Count; page++)
        {
            text.Append(CultureInfo.InvariantCulture, $"\nPage {page + 1}: {pdf.Footer(page)}\n");
            foreach (var line in pdf.Content(page).Split('\n').Where(line => !line.StartsWith("BT", StringComparison.Ordinal) && line.Contains(" rg ", StringComparison.Ordinal) || line.Contains(" RG ", StringComparison.Ordinal)))
            {
                text.Append(line).Append('\n');
            }
        }

        return text.ToString();
    }

    private static void Dump(TaggedElement element, string indent, StringBuilder text)
    {
        if (element.Kind == "TR")
        {
            text.Append(indent).Append("TR ").AppendJoin(" | ", element.Kids.Select(cell => cell.Text)).Append('\n');
            return;
        }

        text.Append(indent).Append(element.Kind).Append(element.Alt is null ? string.Empty : $" [{element.Alt}]")
            .Append(element.Text.Length > 0 ? " " + element.Text : string.Empty).Append('\n');
        foreach (var kid in element.Kids)
        {
            Dump(kid, indent + "  ", text);
        }
    }
}
