using System.Globalization;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Collab.Formats.Tests.Writing.Templates;

/// <summary>Reads a workbook back by its own references, without the code that wrote it.</summary>
internal sealed partial class WorkbookReader : IDisposable
{
    private readonly MemoryStream file;
    private readonly SpreadsheetDocument document;

    public WorkbookReader(byte[] bytes)
    {
        file = new(bytes);
        document = SpreadsheetDocument.Open(file, isEditable: false);
    }

    public IReadOnlyList<string> SheetNames => [.. Workbook.Workbook.Descendants<Sheet>().Select(s => s.Name!.Value!)];

    private WorkbookPart Workbook => document.WorkbookPart!;

    private Stylesheet Styles => Workbook.WorkbookStylesPart!.Stylesheet;

    public static string Letters(int column) => column < 26 ? $"{(char)('A' + column)}" : $"{(char)('A' + (column / 26) - 1)}{(char)('A' + (column % 26))}";

    public Worksheet Sheet(string name) =>
        ((WorksheetPart)Workbook.GetPartById(Workbook.Workbook.Descendants<Sheet>().Single(s => s.Name == name).Id!.Value!)).Worksheet;

    /// <summary>The checks of a sheet by the cells they are for.</summary>
    public IReadOnlyDictionary<string, DataValidation> Checks(string sheet) =>
        Sheet(sheet).Descendants<DataValidation>().ToDictionary(c => c.SequenceOfReferences!.InnerText!);

    /// <summary>The cells of each row by column, counted from 0.</summary>
    public IReadOnlyList<IReadOnlyDictionary<int, string>> Rows(string sheet) => [.. Sheet(sheet).Descendants<Row>()
        .Select(row => row.Elements<Cell>().ToDictionary(c => Place(c.CellReference!.Value!).Column, c => c.InlineString!.InnerText))];

    /// <summary>The cells that a formula such as <c>'Lists'!$A$3:$A$9</c> names.</summary>
    public IReadOnlyList<string> Range(string formula)
    {
        var parts = RangeShape().Match(formula);
        Assert.True(parts.Success, formula);
        Assert.Equal(parts.Groups["from"].Value, parts.Groups["to"].Value);
        var cells = Sheet(parts.Groups["sheet"].Value).Descendants<Cell>().ToDictionary(c => c.CellReference!.Value!, c => c.InlineString!.InnerText);
        var (first, last) = (Number(parts.Groups["first"].Value), Number(parts.Groups["last"].Value));
        return [.. Enumerable.Range(first, last - first + 1).Select(row => cells[$"{parts.Groups["from"].Value}{row}"])];
    }

    public bool IsBold(Cell cell) => Styles.Fonts!.Elements<Font>().ElementAt((int)Format(cell.StyleIndex!.Value).FontId!.Value).Bold is not null;

    /// <summary>The format of a column: its code where the workbook defines it, else its number.</summary>
    public string FormatOf(Column column)
    {
        var number = Format(column.Style!.Value).NumberFormatId!.Value;
        return Styles.NumberingFormats!.Elements<NumberingFormat>().SingleOrDefault(f => f.NumberFormatId!.Value == number)?.FormatCode!.Value
            ?? number.ToString(CultureInfo.InvariantCulture);
    }

    public void Dispose()
    {
        document.Dispose();
        file.Dispose();
    }

    private static (int Column, int Row) Place(string reference)
    {
        var letters = reference.TakeWhile(char.IsAsciiLetter).Aggregate(0, (sum, c) => (sum * 26) + c - 'A' + 1);
        return (letters - 1, Number(reference.TrimStart([.. "ABCDEFGHIJKLMNOPQRSTUVWXYZ"])));
    }

    private static int Number(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^'(?<sheet>[^']+)'!\$(?<from>[A-Z]+)\$(?<first>\d+):\$(?<to>[A-Z]+)\$(?<last>\d+)$")]
    private static partial Regex RangeShape();

    private CellFormat Format(uint style) => Styles.CellFormats!.Elements<CellFormat>().ElementAt((int)style);
}
