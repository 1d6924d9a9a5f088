using System.IO.Compression;
using Collab.Core.Documents.Reading;
using Collab.Formats.Reading;
using Collab.Formats.Tests.Reading;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;

namespace Collab.Formats.Tests.Writing;

public sealed class XlsxFeedbackTests
{
    private static readonly string Rows = Books.Row("a", "b", "гарчиг")
        + Books.Row("1", "", "Өвөр") + Books.Row("=1+1", "2", "-x", "extra", "more") + "<row r='7'><c r='A7' s='1'><v>46112</v></c><c r='C7' t='inlineStr'><is><t>द</t></is></c></row>";

    [Fact]
    public async Task Write_OwnWorkbook_KeepsEverythingAndAddsTwoColumns()
    {
        var bytes = Book();
        var feedback = await FeedbackAsync(bytes, Fates);

        var before = await Books.OneAsync(bytes);
        var after = await Books.OneAsync(feedback);
        Assert.Equal(before.Columns, after.Columns);
        Assert.Equal(before.Cells, after.Cells);
        Assert.Equal(before.Rows.Select(r => (r.Line, r.ExtraCells)), after.Rows.Select(r => (r.Line, r.ExtraCells)));
        using var file = new MemoryStream(feedback);
        using var document = SpreadsheetDocument.Open(file, isEditable: false);
        Assert.Empty(Problems(document));
        var cells = CellsOf(document);
        Assert.Equal(("status", "errors"), (TextOf(cells["D1"]), TextOf(cells["E1"])));
        Assert.Equal(("accepted", false), (TextOf(cells["D2"]), cells.ContainsKey("E2")));
        Assert.Equal(("rejected", "b: =wrong | No such row."), (TextOf(cells["D3"]), TextOf(cells["E3"])));
        Assert.Equal(("extra", "more"), (TextOf(cells["F3"]), TextOf(cells["G3"])));
        Assert.Equal(["B3", "B7", "F7"], cells.Where(c => IsMarked(document, c.Value)).Select(c => c.Key).Order());
        Assert.Equal(14u, FormatOf(document, cells["A7"]).NumberFormatId!.Value);
        var comments = document.WorkbookPart!.WorksheetParts.Single().WorksheetCommentsPart!.Comments.CommentList!.Elements<Comment>();
        Assert.Equal([("B3", "=wrong"), ("B7", "first\nsecond"), ("F7", "beyond")], comments.Select(c => (c.Reference!.Value!, c.InnerText)));
        Assert.Equal(0, cells.Values.Count(c => c.CellFormula is not null));
    }

    [Fact]
    public async Task Write_FeedbackOfFeedback_ReplacesItAndTakesCorrectedMarksAway()
    {
        var once = await FeedbackAsync(Book(), Fates);
        var twice = await FeedbackAsync(once, Fates);
        var clean = await FeedbackAsync(twice, _ => RowFate.Accepted);

        Assert.Equal(Describe(once), Describe(twice));
        Assert.Equal((await Books.OneAsync(Book())).Cells, (await Books.OneAsync(clean)).Cells);
        using var file = new MemoryStream(clean);
        using var document = SpreadsheetDocument.Open(file, isEditable: false);
        Assert.Empty(Problems(document));
        Assert.DoesNotContain(CellsOf(document).Values, c => IsMarked(document, c));
        Assert.Null(document.WorkbookPart!.WorksheetParts.Single().WorksheetCommentsPart);
        Assert.Equal(14u, FormatOf(document, CellsOf(document)["A7"]).NumberFormatId!.Value);
    }

    [Fact]
    public async Task Write_SomeColumnsOnly_HasNothingElseOfTheFile()
    {
        var parts = Books.Parts(("Secret", Sheet(Books.Row("person", "kind", "born") + "<row><c t='s'><v>0</v></c><c t='inlineStr'><is><t>=x</t></is></c><c><v>7</v></c></row>")), ("Other", Sheet(Books.Row("Сараа", "Болд"))));
        parts["xl/sharedStrings.xml"] = $"<sst xmlns='{Books.Main}'><si><t>Дорж</t></si></sst>";

        var feedback = await FeedbackAsync(Books.Pack(parts), _ => RowFate.Rejected([new(1, "wrong"), new(0, "unknown")]), columns: [1], most: 1);

        using (var zip = new ZipArchive(new MemoryStream(feedback)))
        {
            foreach (var entry in zip.Entries)
            {
                using var text = new StreamReader(entry.Open());
                var content = await text.ReadToEndAsync();
                Assert.All((string[])["Дорж", "Сараа", "born", "Secret", "Other"], secret => Assert.DoesNotContain(secret, content, StringComparison.Ordinal));
            }
        }

        using var document = SpreadsheetDocument.Open(new MemoryStream(feedback), isEditable: false);
        Assert.Empty(Problems(document));
        var cells = CellsOf(document);
        Assert.Equal(["kind", "status", "errors", "=x", "rejected", "kind: wrong | person: unknown"], cells.Values.Select(TextOf));
        Assert.True(IsMarked(document, cells["A2"]) && FormatOf(document, cells["A2"]).QuotePrefix!.Value);
    }

    [Fact]
    public async Task Write_NoTableBegun_HasNothingOfTheFile()
    {
        var feedback = await FeedbackAsync(Book(), Fates, most: 0);

        using var document = SpreadsheetDocument.Open(new MemoryStream(feedback), isEditable: false);
        Assert.Empty(CellsOf(document));
    }

    [Theory]
    [InlineData("application/vnd.ms-excel.sheet.macroEnabled.main+xml", true)]
    [InlineData("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml", true)]
    [InlineData("application/vnd.openxmlformats-officedocument.spreadsheetml.template.main+xml", false)]
    public async Task Write_WorkbookWithMacrosOrTemplate_IsAPlainWorkbookWithTheRows(string type, bool hasMacros)
    {
        var parts = Books.Parts(("Rows", Sheet(Rows)));
        parts["xl/styles.xml"] = Books.Styles("14");
        parts["[Content_Types].xml"] = parts["[Content_Types].xml"]
            .Replace("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml", type, StringComparison.Ordinal)
            .Replace("</Types>", hasMacros ? "<Default Extension='bin' ContentType='application/vnd.ms-office.vbaProject'/></Types>" : "</Types>", StringComparison.Ordinal);
        parts["xl/vbaProject.bin"] = "Sub Auto_Open()";
        var bytes = Books.Pack(parts);

        var feedback = await FeedbackAsync(bytes, Fates);

        using var zip = new ZipArchive(new MemoryStream(feedback));
        Assert.DoesNotContain(zip.Entries, e => e.FullName.Contains("vba", StringComparison.OrdinalIgnoreCase));
        using var types = new StreamReader(zip.GetEntry("[Content_Types].xml")!.Open());
        var said = await types.ReadToEndAsync();
        Assert.DoesNotContain("vbaProject", said, StringComparison.Ordinal);
        Assert.Contains("spreadsheetml.sheet.main+xml", said, StringComparison.Ordinal);
        Assert.Equal((await Books.OneAsync(bytes)).Cells, (await Books.OneAsync(feedback)).Cells);
        Assert.Equal(hasMacros, (await Books.NotedAsync(bytes)).Notes.Any(n => n.Contains("macros", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Write_ReadingBrokenOff_GivesTheRowsBefore()
    {
        var bytes = Books.Of(("Rows", Books.Row("a", "b") + Books.Row("1", "2") + "<row><c t='s'><v>9</v></c></row>"));

        var feedback = await FeedbackAsync(bytes, _ => RowFate.Accepted, breaks: true);

        Assert.Equal([["1", "2"]], (await Books.OneAsync(feedback)).Cells);
    }

    [Fact]
    public async Task Write_SendersComments_StayAlone()
    {
        var parts = Books.Parts(("Rows", Sheet(Rows).Replace("</worksheet>", "<legacyDrawing xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/relationships' r:id='v'/></worksheet>", StringComparison.Ordinal)));
        parts["xl/worksheets/_rels/sheet1.xml.rels"] = Books.Relations(("c", "comments", "../comments1.xml"), ("v", "vmlDrawing", "../drawing1.vml"));
        parts["xl/comments1.xml"] = $"<comments xmlns='{Books.Main}'><authors><author>Болд</author></authors><commentList><comment ref='A1' authorId='0'><text><t>hi</t></text></comment></commentList></comments>";
        parts["xl/drawing1.vml"] = "<xml/>";
        parts["xl/styles.xml"] = Books.Styles("14");

        var feedback = await FeedbackAsync(Books.Pack(parts), Fates);

        using var zip = new ZipArchive(new MemoryStream(feedback));
        using var text = new StreamReader(zip.GetEntry("xl/comments1.xml")!.Open());
        Assert.Equal(parts["xl/comments1.xml"], await text.ReadToEndAsync());
        Assert.DoesNotContain(zip.Entries, e => e.FullName.Contains("collabComments", StringComparison.Ordinal));
    }

    private static RowFate Fates(int line) => line switch
    {
        3 => RowFate.Rejected([new(1, "=wrong"), new(-1, "No such row.")]),
        7 => RowFate.Rejected([new(1, "first"), new(1, "second"), new(3, "beyond")]),
        _ => RowFate.Accepted,
    };

    private static byte[] Book()
    {
        var parts = Books.Parts(("Rows", Sheet(Rows)));
        parts["xl/styles.xml"] = Books.Styles("14");
        return Books.Pack(parts);
    }

    private static string Sheet(string rows) => $"<worksheet xmlns='{Books.Main}'><sheetData>{rows}</sheetData></worksheet>";

    private static async Task<byte[]> FeedbackAsync(byte[] bytes, Func<int, RowFate> fateOf, IReadOnlyList<int>? columns = null, int most = 100, bool breaks = false)
    {
        var formats = new DocumentFormats();
        using var opening = await Csv.OpenAsync(bytes);
        var file = Assert.IsType<DocumentOpening.Tables>(opening).File;
        using var output = new MemoryStream();
        var broke = false;
        await using (var feedback = formats.CreateFeedback(file, output))
        {
            try
            {
                for (var i = 0; await file.NextAsync(CancellationToken.None) is { } table; i++)
                {
                    if (i < most)
                    {
                        await feedback.BeginAsync(table, columns, CancellationToken.None);
                        while (await table.ReadAsync(CancellationToken.None))
                        {
                            await feedback.WriteAsync(table, fateOf(table.Line), CancellationToken.None);
                        }
                    }
                }
            }
            catch (UnreadableFileException)
            {
                broke = true;
            }
        }

        Assert.Equal(breaks, broke);
        return output.ToArray();
    }

    private static IEnumerable<string> Problems(SpreadsheetDocument document) =>
        new OpenXmlValidator(FileFormatVersions.Office2013).Validate(document)
            .Where(e => e.Part is not WorkbookStylesPart).Select(e => $"{e.Part?.Uri} {e.Path?.XPath}: {e.Description}");

    private static Dictionary<string, Cell> CellsOf(SpreadsheetDocument document) =>
        document.WorkbookPart!.WorksheetParts.SelectMany(p => p.Worksheet.Descendants<Cell>()).ToDictionary(c => c.CellReference!.Value!);

    private static string TextOf(Cell cell) => cell.InlineString?.InnerText ?? cell.CellValue?.Text ?? string.Empty;

    private static CellFormat FormatOf(SpreadsheetDocument document, Cell cell) =>
        document.WorkbookPart!.WorkbookStylesPart!.Stylesheet.CellFormats!.Elements<CellFormat>().ElementAt((int)(cell.StyleIndex?.Value ?? 0));

    private static bool IsMarked(SpreadsheetDocument document, Cell cell)
    {
        var fill = (int)(FormatOf(document, cell).FillId?.Value ?? 0);
        return document.WorkbookPart!.WorkbookStylesPart!.Stylesheet.Fills!.Elements<Fill>().ElementAt(fill).PatternFill?.ForegroundColor is not null;
    }

    private static List<string> Describe(byte[] feedback)
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(feedback), isEditable: false);
        return [.. CellsOf(document).Select(c => $"{c.Key}: {TextOf(c.Value)} {IsMarked(document, c.Value)}"),
            .. document.WorkbookPart!.WorksheetParts.Single().WorksheetCommentsPart!.Comments.Descendants<Comment>().Select(c => $"{c.Reference}: {c.InnerText}")];
    }
}
