using System.Globalization;
using System.IO.Compression;
using Collab.Core.Reports;
using Collab.Core.Standards;
using Collab.Formats.Writing.Workbooks;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Drawing.Charts;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;

namespace Collab.Formats.Tests.Writing.Workbooks;

public sealed class ReportWorkbookTests
{
    private static readonly Collab.Core.Standards.Period Year = new(new(2025, 1, 1), new(2025, 12, 31));

    public static TheoryData<string, string> Samples()
    {
        var data = new TheoryData<string, string>();
        foreach (var language in LanguageTag.Spoken)
        {
            data.Add("small", language);
            data.Add("large", language);
            data.Add("empty", language);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public async Task Workbook_OfAnyReport_IsValidWithASheetForEachSection(string sample, string language)
    {
        var (report, names) = Sample(sample, language);
        using var book = await OpenAsync(report, names);

        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2013).Validate(book.Document).Select(e => $"{e.Part?.Uri} {e.Path?.XPath}: {e.Description}"));
        var sheets = book.Sheets.ToArray();
        Assert.Equal(9, sheets.Length);
        Assert.All(sheets.Skip(1), sheet =>
        {
            var worksheet = book.Worksheet(sheet.Name!);
            Assert.Equal(PaneStateValues.Frozen, worksheet.Descendants<Pane>().Single().State!.Value);
            Assert.StartsWith("A1:", worksheet.Descendants<AutoFilter>().Single().Reference!.Value, StringComparison.Ordinal);
        });
    }

    [Theory]
    [InlineData("en")]
    [InlineData("mn")]
    [InlineData("ne")]
    public async Task Workbook_OfASmallReport_HoldsTheGoldenCells(string language)
    {
        var (report, names) = SampleReports.Small(language);
        using var book = await OpenAsync(report, names);

        await GoldenFile.CheckAsync($"Workbooks/Golden/{language}.txt", string.Concat(book.Sheets.Select(s => $"== {s.Name}\n{book.Dump(s.Name!)}")));
    }

    [Fact]
    public async Task Activities_ByKind_AreTheReportsNumbers()
    {
        var (report, names) = SampleReports.Large("en", Year);
        using var book = await OpenAsync(report, names);

        var rows = book.Rows("Activities").Where(r => r["Table"] == "By kind").ToArray();
        Assert.Equal(report.Activities.ByKind.Count, rows.Length);
        Assert.Equal(report.Activities.ByKind.Values.Sum(t => t.Participants), rows.Sum(r => long.Parse(r["Participants"], CultureInfo.InvariantCulture)));
        Assert.Equal(report.Activities.ByKind.Values.Sum(t => t.PersonDays), rows.Sum(r => long.Parse(r["Person-days"], CultureInfo.InvariantCulture)));
    }

    [Fact]
    public async Task Funding_OfACurrency_IsANumberInItsOwnFormat()
    {
        var (report, names) = SampleReports.Large("en", Year);
        using var book = await OpenAsync(report, names);

        var yen = book.Rows("Funding").First(r => r.Values.Any(v => v.StartsWith("JPY", StringComparison.Ordinal)));
        Assert.Contains("48000000", yen.Values);
        var formats = book.Document.WorkbookPart!.WorkbookStylesPart!.Stylesheet.Descendants<DocumentFormat.OpenXml.Spreadsheet.NumberingFormat>()
            .Select(f => f.FormatCode!.Value).ToArray();
        Assert.Contains("#,##0 \"JPY\"", formats);
        Assert.Contains("#,##0.00 \"EUR\"", formats);
    }

    [Fact]
    public async Task Funding_OfMoreDigitsThanASpreadsheetCountsWith_StaysExactAsAText()
    {
        var (report, names) = SampleReports.Small("en");
        using var book = await OpenAsync(report with { Funding = [new("USD", "999999999999999.99", "0.00", "0.00", "0.00")] }, names);

        Assert.Contains(book.Rows("Funding"), r => r.Values.Contains("999999999999999.99 USD"));
    }

    [Theory]
    [InlineData("en")]
    [InlineData("mn")]
    [InlineData("ne")]
    public async Task Charts_OfAYear_AreNativeAndPointAtTheirNumbers(string language)
    {
        var (report, names) = SampleReports.Large(language, Year);
        using var book = await OpenAsync(report, names);

        var first = book.Sheets.First().Name!.Value!;
        var charts = ((WorksheetPart)book.Document.WorkbookPart!.GetPartById("summary")).DrawingsPart!.ChartParts.ToArray();
        Assert.Equal(2, charts.Length);
        foreach (var values in charts.SelectMany(c => c.ChartSpace.Descendants<DocumentFormat.OpenXml.Drawing.Charts.Values>()))
        {
            var reference = values.Descendants<NumberReference>().Single();
            var kept = reference.Descendants<NumericPoint>().Select(p => p.InnerText).ToArray();
            Assert.Equal(kept, book.Cells(first, reference.Descendants<DocumentFormat.OpenXml.Drawing.Charts.Formula>().Single().Text));
            Assert.Contains(kept, v => v != "0");
        }
    }

    [Fact]
    public async Task Texts_LikeFormulasOrWithControlCharacters_StayTexts()
    {
        var (report, names) = SampleReports.Small("en");
        const string Hostile = "=HYPERLINK(\"x\")\u0001\uFFFE Өвөр 医";
        using var book = await OpenAsync(report, names with
        {
            ScopeName = Hostile,
            Collaborations = names.Collaborations.ToDictionary(p => p.Key, _ => new CollaborationLabel { Title = Hostile, Code = Hostile }),
        });

        Assert.Empty(book.Document.WorkbookPart!.WorksheetParts.SelectMany(p => p.Worksheet.Descendants<CellFormula>()));
        Assert.Contains(book.Rows(book.Sheets.ElementAt(1).Name!), r => r.Values.Contains("=HYPERLINK(\"x\")\uFFFD\uFFFD Өвөр 医"));
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public async Task Workbook_Twice_HasTheSameBytes(string sample, string language)
    {
        var (report, names) = Sample(sample, language);

        Assert.Equal(await BytesAsync(report, names), await BytesAsync(report, names));
    }

    [Theory]
    [InlineData("Хамтын ажиллагаа", "Хамтын ажиллагаа")]
    [InlineData("a/b[c]*?:\\", "abc")]
    [InlineData("1234567890123456789012345678901234567890", "1234567890123456789012345678901")]
    [InlineData("Анхаарах шаардлагатай хамтын ажиллагаа", "Анхаарах шаардлагатай хамтын")]
    public void SheetName_OfATitle_IsOneThatSpreadsheetsTake(string title, string name) => Assert.Equal(name, new SheetTitles().Next(title));

    [Fact]
    public void SheetName_ThatIsTaken_GetsANumber()
    {
        var names = new SheetTitles();

        Assert.Equal(["Төсөл", "төсөл 2"], [names.Next("Төсөл"), names.Next("төсөл")]);
    }

    private static (Report Report, ReportNames Names) Sample(string sample, string language) => sample switch
    {
        "small" => SampleReports.Small(language),
        "large" => SampleReports.Large(language, Year),
        _ => (SampleReports.Empty(language), new("x", new Dictionary<string, string>(), new Dictionary<Guid, CollaborationLabel>())),
    };

    private static async Task<byte[]> BytesAsync(Report report, ReportNames names)
    {
        using var output = new MemoryStream();
        await new ReportWorkbook().WriteAsync(report, names, output, CancellationToken.None);
        return output.ToArray();
    }

    private static async Task<ReadBook> OpenAsync(Report report, ReportNames names)
    {
        var file = new MemoryStream(await BytesAsync(report, names));
        using (var zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true))
        {
            Assert.Equal("[Content_Types].xml", zip.Entries[0].FullName);
        }

        return new(SpreadsheetDocument.Open(file, isEditable: false));
    }
}
