using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using Collab.Core.Documents.Reading;
using Collab.Core.Reports;
using Collab.Core.Store;
using Collab.Formats.Reading;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Row = DocumentFormat.OpenXml.Spreadsheet.Row;

namespace Collab.EndToEnd.Tests.Calendar;

/// <summary>The five files of a kept report: each opens, and all say the same.</summary>
internal static partial class ReportFiles
{
    private static readonly string[] Formats = ["json", "html", "pdf", "xlsx", "csv"];

    /// <summary>Sections whose tables have names and numbers alone, which the workbook and the tables for programs write alike.</summary>
    private static readonly string[] Counted = ["activities", "collaborations", "outcomes", "challenges"];

    public static async Task CheckAsync(IBlobStore blobs, ReportRecord record)
    {
        Assert.Equal(Formats.Order(StringComparer.Ordinal), record.Formats!.Order(StringComparer.Ordinal));
        var json = JsonNode.Parse(await ReadAsync(blobs, record, "json"))!;
        string[] figures =
        [
            Number(json, "collaborations", "total"), Number(json, "collaborations", "signedInPeriod"),
            Number(json, "activities", "count"), Number(json, "activities", "participants"), Number(json, "outcomes", "count"),
        ];
        Assert.Contains(figures, f => f != "0");
        CheckHtml(await ReadAsync(blobs, record, "html"), figures);
        await CheckPdfAsync(await ReadAsync(blobs, record, "pdf"), figures);
        CheckTables(await ReadAsync(blobs, record, "xlsx"), Tables(await ReadAsync(blobs, record, "zip")), figures);
    }

    private static void CheckHtml(byte[] html, string[] figures)
    {
        var page = new HtmlParser().ParseDocument(Encoding.UTF8.GetString(html));
        Assert.Equal(figures, page.QuerySelectorAll(".figures data").Select(f => f.GetAttribute("value")));
        Assert.EndsWith("</html>", Encoding.UTF8.GetString(html).TrimEnd(), StringComparison.Ordinal);
    }

    private static async Task CheckPdfAsync(byte[] pdf, string[] figures)
    {
        Assert.StartsWith("%PDF", Encoding.ASCII.GetString(pdf, 0, 8), StringComparison.Ordinal);
        using var opened = await new DocumentFormats().OpenAsync(new MemoryStream(pdf), default);
        var text = Assert.IsType<DocumentOpening.Text>(opened).Content;
        var words = text.Pages[0].Blocks.SelectMany(b => b.Text.Split((char[]?)null)).ToHashSet(StringComparer.Ordinal);
        Assert.All(figures, f => Assert.Contains(long.Parse(f, CultureInfo.InvariantCulture).ToString("N0", CultureInfo.InvariantCulture), words));
    }

    private static void CheckTables(byte[] xlsx, Dictionary<string, string[][]> tables, string[] figures)
    {
        Assert.Equal(figures, tables["key-figures"].Select(row => row[2]));
        using var book = SpreadsheetDocument.Open(new MemoryStream(xlsx), isEditable: false);
        foreach (var section in Counted)
        {
            var written = tables.Where(t => t.Key.StartsWith(section + "-", StringComparison.Ordinal)).SelectMany(t => t.Value).ToArray();
            var shown = ((WorksheetPart)book.WorkbookPart!.GetPartById(section)).Worksheet.Descendants<Row>().Skip(1);
            if (written.Length > 0)
            {
                Assert.Equal(
                    written.Select(row => string.Join('|', row.Skip(1).Where(c => c.Length > 0))).Order(StringComparer.Ordinal),
                    shown.Select(row => string.Join('|', row.Elements<Cell>().Skip(1).Select(TextOf).Where(c => c.Length > 0))).Order(StringComparer.Ordinal));
            }
        }
    }

    /// <summary>The rows of each table, without the head.</summary>
    private static Dictionary<string, string[][]> Tables(byte[] csv)
    {
        using var zip = new ZipArchive(new MemoryStream(csv));
        return zip.Entries.ToDictionary(e => Path.GetFileNameWithoutExtension(e.Name), RowsOf, StringComparer.Ordinal);
    }

    private static string[][] RowsOf(ZipArchiveEntry entry)
    {
        using var reader = new StreamReader(entry.Open(), Encoding.UTF8);
        return [.. reader.ReadToEnd().TrimEnd().Split("\r\n").Skip(1).Select(line => Cell().Matches(line).Select(m => m.Groups[1].Success ? m.Groups[1].Value.Replace("\"\"", "\"", StringComparison.Ordinal) : m.Groups[2].Value).ToArray())];
    }

    private static string TextOf(Cell cell) => cell.InlineString?.InnerText ?? cell.CellValue?.Text ?? string.Empty;

    private static string Number(JsonNode json, string group, string name) => json[group]![name]!.ToJsonString();

    private static async Task<byte[]> ReadAsync(IBlobStore blobs, ReportRecord record, string extension)
    {
        await using var blob = await blobs.OpenReadAsync(ContainerNames.Reports, ReadReports.BlobOf(record.Id, extension), default);
        Assert.NotNull(blob);
        using var bytes = new MemoryStream();
        await blob.Content.CopyToAsync(bytes);
        return bytes.ToArray();
    }

    [GeneratedRegex("(?:^|,)(?:\"((?:[^\"]|\"\")*)\"|([^,]*))")]
    private static partial Regex Cell();
}
