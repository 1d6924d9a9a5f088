using System.Globalization;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Collab.Formats.Tests.Writing.Workbooks;

/// <summary>A workbook read back: rows by the names in their sheet's first row, and the cells of a reference.</summary>
internal sealed partial record ReadBook(SpreadsheetDocument Document) : IDisposable
{
    public IEnumerable<Sheet> Sheets => Document.WorkbookPart!.Workbook.Descendants<Sheet>();

    public void Dispose() => Document.Dispose();

    public Worksheet Worksheet(string name) =>
        ((WorksheetPart)Document.WorkbookPart!.GetPartById(Sheets.Single(s => s.Name == name).Id!)).Worksheet;

    public IEnumerable<IReadOnlyDictionary<string, string>> Rows(string name)
    {
        var rows = Worksheet(name).Descendants<Row>().ToArray();
        var heads = rows[0].Elements<Cell>().ToDictionary(ColumnOf, TextOf);
        return rows.Skip(1).Select(row => row.Elements<Cell>().ToDictionary(c => heads[ColumnOf(c)], TextOf));
    }

    /// <summary>The cells of a reference such as <c>'Sheet'!$B$3:$B$9</c>, which must be of the sheet.</summary>
    public IEnumerable<string> Cells(string sheet, string reference)
    {
        var match = Reference().Match(reference);
        Assert.Equal(sheet, match.Groups["sheet"].Value);
        var (first, last) = (int.Parse(match.Groups["first"].Value, CultureInfo.InvariantCulture), int.Parse(match.Groups["last"].Value, CultureInfo.InvariantCulture));
        var cells = Worksheet(sheet).Descendants<Cell>().ToDictionary(c => c.CellReference!.Value!, TextOf);
        return Enumerable.Range(first, last - first + 1).Select(row => cells[match.Groups["column"].Value + row]);
    }

    /// <summary>Every cell with its reference, its number format and what it holds, a row a line.</summary>
    public string Dump(string name)
    {
        var styles = Document.WorkbookPart!.WorkbookStylesPart!.Stylesheet;
        var formats = styles.Descendants<NumberingFormat>().ToDictionary(f => f.NumberFormatId!.Value, f => f.FormatCode!.Value!);
        var looks = styles.CellFormats!.Elements<CellFormat>().ToArray();
        return string.Concat(Worksheet(name).Descendants<Row>().Select(row => string.Join('\t', row.Elements<Cell>().Select(Written)) + "\n"));

        string Written(Cell cell)
        {
            var format = formats.GetValueOrDefault(looks[cell.StyleIndex!.Value].NumberFormatId!.Value);
            return $"{cell.CellReference} {TextOf(cell)}{(format is null ? string.Empty : $" [{format}]")}";
        }
    }

    private static string ColumnOf(Cell cell) => cell.CellReference!.Value!.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');

    private static string TextOf(Cell cell) => cell.InlineString?.InnerText ?? cell.CellValue!.Text;

    [GeneratedRegex(@"^'(?<sheet>.+)'!\$(?<column>[A-Z]+)\$(?<first>\d+):\$\k<column>\$(?<last>\d+)$")]
    private static partial Regex Reference();
}
