using System.Globalization;
using Collab.Core.Standards;
using Collab.Formats.Writing.Outline;

namespace Collab.Formats.Writing.CsvTables;

/// <summary>A table of the outline as rows of plain cells below a header of its English column names.</summary>
internal static class TidyTable
{
    public static IEnumerable<IEnumerable<string>> Of(OutlineTable table)
    {
        var rows = table.HasTotal ? [.. table.Rows.SkipLast(1)] : table.Rows;
        yield return table.Columns.SelectMany(column => column.IsCoded ? [column.Key, column.Key + "Name"] : (string[])[column.Key]);
        foreach (var row in rows)
        {
            yield return row.SelectMany((cell, at) => table.Columns[at].IsCoded ? Named(cell) : [Plain(cell)]);
        }
    }

    private static string[] Named(OutlineCell cell) => cell is TextCell text ? [text.Code ?? string.Empty, FormulaGuard.GuardText(text.Text)] : [Plain(cell), string.Empty];

    private static string Plain(OutlineCell cell) => cell switch
    {
        TextCell text => FormulaGuard.GuardText(text.Text),
        MarkCell mark => FormulaGuard.GuardText(mark.Text),
        NumberCell number => number.Value.ToString(CultureInfo.InvariantCulture),
        ChangeCell change => change.Value.ToString(CultureInfo.InvariantCulture),
        MoneyCell money => money.Amount,
        ShareCell share => share.Value.ToString(CultureInfo.InvariantCulture),
        DateCell date => date.Value is { } day ? IsoDate.Of(day) : string.Empty,
        _ => throw new InvalidOperationException($"A table has a cell that has no plain form: {cell}."),
    };
}
