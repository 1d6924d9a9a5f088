using System.Globalization;

namespace Collab.Formats.Reading.Xlsx;

/// <summary>The sentences that a sender reads when a workbook can't be read, or how it was read.</summary>
internal static class XlsxRefusals
{
    public const string Damaged =
        "The workbook is damaged: its parts don't fit together. Open it in the program that made it, save it again and send that.";

    public const string NoSheets = "The workbook has no sheet with cells in it. " + Refusals.Accepted;

    public const string NoCachedValue =
        "Some cells have a formula whose value the file doesn't hold. Open it in a spreadsheet program and save it again.";

    public const string MacrosLeftOut =
        "The workbook has macros in it. They were not run, and the feedback file is a new workbook with the rows alone.";

    public static readonly string TooManySheets = $"The workbook has more than {XlsxLimits.Sheets} sheets. Send it in parts.";

    public static readonly string TooManyCells = $"The workbook has more than {Count(XlsxLimits.Cells)} cells. Send it in parts.";

    public static readonly string TooMuchText = $"The texts in the workbook are longer than {XlsxLimits.SharedBytes / 1_000_000} MB. Send it in parts.";

    public static string TooManyColumns(string sheet, int row) =>
        $"Row {row} of the sheet “{sheet}” has more than {Count(XlsxLimits.Columns)} columns.";

    public static string RowTooLong(string sheet, int row) => $"Row {row} of the sheet “{sheet}” has more than 1 MiB of text.";

    public static string BadAddress(string sheet, int row) =>
        $"Behind row {row} the sheet “{sheet}” has cells at a place where no sheet can have any. {Damaged}";

    public static string BadText(string sheet, int row) =>
        $"Row {row} of the sheet “{sheet}” refers to a text that isn't in the workbook. {Damaged}";

    public static string BrokenOff(string sheet, int row) => $"Behind row {row} the sheet “{sheet}” can't be read. {Damaged}";

    public static string HiddenSheet(string sheet) => $"The hidden sheet “{sheet}” was read too.";

    public static string HiddenParts(string sheet, int rows, int columns)
    {
        var what = (rows, columns) switch
        {
            (_, 0) => Plural(rows, "hidden row"),
            (0, _) => Plural(columns, "hidden column"),
            _ => $"{Plural(rows, "hidden row")} and {Plural(columns, "hidden column")}",
        };
        return $"Sheet “{sheet}”: {what} {(rows + columns == 1 ? "was" : "were")} read too.";
    }

    private static string Plural(int count, string what) => $"{Count(count)} {what}{(count == 1 ? string.Empty : "s")}";

    private static string Count(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
