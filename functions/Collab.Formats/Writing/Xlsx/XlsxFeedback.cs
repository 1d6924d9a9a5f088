using Collab.Core.Documents.Reading;
using Collab.Formats.Reading;
using Collab.Formats.Reading.Xlsx;

namespace Collab.Formats.Writing.Xlsx;

/// <summary>
/// The sender's own workbook with <c>status</c> and <c>errors</c> behind each table's header, the faulty cells coloured and commented.
/// Where only some columns of some table are given back, the workbook has macros, or it can't be written again, a new workbook holds the rows
/// alone.
/// </summary>
/// <remarks>The fates wait in a temporary file until all are known: a workbook's parts refer to each other.</remarks>
internal sealed class XlsxFeedback(XlsxFile file, Stream output) : ITableFeedback
{
    private readonly FateLog fates = new();

    public ValueTask BeginAsync(ITableReader table, IReadOnlyList<int>? columns, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(table);
        var current = file.Current ?? throw new InvalidOperationException("No table of the workbook is being read.");
        fates.Begin(new AnsweredTable
        {
            Part = current.Part,
            Sheet = columns is null ? current.Sheet : null,
            HeaderRow = current.HeaderRow,
            Width = current.Columns.Count,
            HasFeedback = current.HasFeedback,
            Columns = columns is null ? null : [.. columns],
            Header = columns is null ? [] : [.. columns.Select(c => table.Columns[c])],
        });
        return default;
    }

    public ValueTask WriteAsync(ITableReader row, RowFate fate, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(row);
        // What is given back in part is what the row shows of itself, which may be less than its cells hold.
        var shown = fates.Tables[^1].Columns?.Select(column => row[column]);
        fates.Write(row.Line, fate.Status, fate.Faults.Count == 0 ? string.Empty : FaultText.Of(row, fate.Faults), fate.Faults, [.. shown ?? []]);
        return default;
    }

    public async ValueTask DisposeAsync()
    {
        using var all = fates;
        await using var made = ContentSpool.Create();
        if (!TryAnnotate(made))
        {
            made.SetLength(0);
            RowsWorkbook.Write(file, fates, made);
        }

        made.Position = 0;
        await made.CopyToAsync(output);
    }

    private bool TryAnnotate(Stream made)
    {
        if (file.IsBroken || !file.Book.IsPlain || fates.Tables.Count == 0 || fates.Tables.Any(t => t.Columns is not null) || FeedbackStyles.Read(file.Book) is not { } styles)
        {
            return false;
        }

        try
        {
            new AnnotatedWorkbook(file.Book, fates, styles).Write(made);
            return true;
        }
        catch (Exception damaged) when (OpcPackage.IsDamage(damaged))
        {
            // Such as XML that is broken behind the rows, where reading never came.
            return false;
        }
    }
}
