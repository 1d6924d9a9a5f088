using Collab.Core.Documents.Reading;
using CsvHelper;

namespace Collab.Formats.Writing;

/// <summary>
/// The sender's rows as CSV (UTF-8 with byte order mark, so that Excel shows every script) with <c>status</c> and <c>errors</c>
/// behind the header's columns. Cells that had no column in the header follow after those two, where reading finds them again.
/// </summary>
internal sealed class CsvFeedback : ITableFeedback
{
    private readonly CsvWriter writer;
    private int[] columns = [];
    private bool givesAll;

    public CsvFeedback(char separator, Stream output) => writer = CsvWriter.Create(
        output,
        new CsvWriterOptions { Separator = separator, WriteByteOrderMark = true, ValidateFieldCount = false },
        leaveOpen: true);

    public ValueTask BeginAsync(ITableReader table, IReadOnlyList<int>? columns, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(table);
        givesAll = columns is null;
        this.columns = [.. columns ?? Enumerable.Range(0, table.Columns.Count)];
        foreach (var column in this.columns)
        {
            writer.WriteField(FormulaGuard.GuardCell(table.Columns[column]));
        }

        writer.WriteField("status");
        writer.WriteField("errors");
        return writer.EndRecordAsync(cancellationToken);
    }

    public ValueTask WriteAsync(ITableReader row, RowFate fate, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(row);
        foreach (var column in columns)
        {
            writer.WriteField(FormulaGuard.GuardCell(row[column]));
        }

        writer.WriteField(FormulaGuard.GuardText(fate.Status));
        writer.WriteField(fate.Faults.Count == 0 ? string.Empty : FormulaGuard.GuardText(FaultText.Of(row, fate.Faults)));
        for (var i = 0; givesAll && i < row.ExtraCells; i++)
        {
            writer.WriteField(FormulaGuard.GuardCell(row[row.Columns.Count + i]));
        }

        return writer.EndRecordAsync(cancellationToken);
    }

    public ValueTask DisposeAsync() => writer.DisposeAsync();
}
