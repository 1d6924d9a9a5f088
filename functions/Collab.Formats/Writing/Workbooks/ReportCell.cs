using System.Globalization;
using Collab.Core.Standards;
using Collab.Formats.Writing.Outline;
using Collab.Formats.Writing.Templates;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Collab.Formats.Writing.Workbooks;

/// <summary>Cells of a workbook: what is a number, day, share or amount in the report is one in the cell.</summary>
internal static class ReportCell
{
    private const string Whole = "#,##0";
    private const string Change = "+#,##0;\u2212#,##0;0";
    private const string Day = "yyyy\\-mm\\-dd";
    private const string Share = "0.00%";
    private const string ShareChange = "+0.00%;\u22120.00%;0.00%";

    /// <summary>A spreadsheet counts with 15 digits; an amount that has more stays a text, exact.</summary>
    private const int MostDigits = 15;

    /// <summary>Day 0 of a spreadsheet's calendar, for all days after February 1900.</summary>
    private static readonly DateOnly Epoch = new(1899, 12, 30);

    /// <summary>The cell at a column and row, both as the sheet counts them (column from 0, row from 1); null for an empty one.</summary>
    public static Cell? Of(OutlineCell? cell, int column, int row, ReportStyles styles) => cell switch
    {
        TextCell { Text.Length: > 0 } text => Text(text.Text, column, row),
        MarkCell { Text.Length: > 0 } mark => Text(mark.Text, column, row, mark.Urgent ? ReportStyles.Urgent : ReportStyles.Plain),
        NumberCell number => Number(number.Value, column, row, styles),
        ChangeCell change => Value(change.Value.ToString(CultureInfo.InvariantCulture), column, row, styles.Of(Change)),
        ShareCell share => Value(share.Value.ToString(CultureInfo.InvariantCulture), column, row, styles.Of(share.IsChange ? ShareChange : Share)),
        MoneyCell money => Money(money, column, row, styles),
        DateCell { Value: { } day } => Value((day.DayNumber - Epoch.DayNumber).ToString(CultureInfo.InvariantCulture), column, row, styles.Of(Day)),
        DateCell { Text.Length: > 0 } date => Text(date.Text, column, row),
        _ => null,
    };

    public static Cell Number(long value, int column, int row, ReportStyles styles) =>
        Value(value.ToString(CultureInfo.InvariantCulture), column, row, styles.Of(Whole));

    public static Cell Text(string text, int column, int row, uint style = ReportStyles.Plain) =>
        new(new InlineString(new Text(XmlText.Clean(text)) { Space = SpaceProcessingModeValues.Preserve }))
        {
            CellReference = Reference(column, row),
            DataType = CellValues.InlineString,
            StyleIndex = style,
        };

    public static string Reference(int column, int row) => SheetParts.Letters(column) + row.ToString(CultureInfo.InvariantCulture);

    private static Cell Money(MoneyCell money, int column, int row, ReportStyles styles)
    {
        if (money.Amount.Count(char.IsAsciiDigit) > MostDigits)
        {
            return Text($"{money.Amount} {money.Currency}", column, row);
        }

        var digits = Currencies.Find(money.Currency)?.MinorUnits ?? 2;
        var number = (digits == 0 ? Whole : Whole + "." + new string('0', digits)) + $" \"{money.Currency}\"";
        return Value(money.Amount, column, row, styles.Of(money.IsChange ? $"+{number};\u2212{number};{number}" : number));
    }

    private static Cell Value(string number, int column, int row, uint style) =>
        new(new CellValue(number)) { CellReference = Reference(column, row), DataType = CellValues.Number, StyleIndex = style };
}
