using Collab.Core.Documents;
using CsvHelper;

namespace Collab.Formats.Writing;

/// <summary>
/// The sender's rows as CSV (UTF-8 with byte order mark, so that Excel shows every script) with <c>status</c> and <c>errors</c>
/// behind the header's columns. Cells that had no column in the header follow after those two, where reading finds them again.
/// </summary>
internal sealed class CsvFeedback : IFeedbackWriter
{
    private readonly CsvWriter writer;
    private readonly int columns;

    public CsvFeedback(IReadOnlyList<string> header, char separator, Stream output)
    {
        columns = header.Count;
        writer = CsvWriter.Create(
            output,
            new CsvWriterOptions { Separator = separator, WriteByteOrderMark = true, ValidateFieldCount = false },
            leaveOpen: true);
        foreach (var name in header)
        {
            writer.WriteField(FormulaGuard.GuardCell(name));
        }

        writer.WriteField("status");
        writer.WriteField("errors");
        writer.EndRecord();
    }

    public ValueTask WriteAsync(ITableReader row, string status, string errors, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(row);
        for (var i = 0; i < columns; i++)
        {
            writer.WriteField(FormulaGuard.GuardCell(row[i]));
        }

        writer.WriteField(FormulaGuard.GuardText(status));
        writer.WriteField(FormulaGuard.GuardText(errors));
        for (var i = 0; i < row.ExtraCells; i++)
        {
            writer.WriteField(FormulaGuard.GuardCell(row[columns + i]));
        }

        return writer.EndRecordAsync(cancellationToken);
    }

    public ValueTask DisposeAsync() => writer.DisposeAsync();
}
