using Collab.Core.Bulk;
using Collab.Core.Documents;
using Collab.Core.Documents.Reading;

namespace Collab.Core.Tables;

/// <summary>What the tables of one file share while they are read: where rows go, how many there were, and what the sender is told.</summary>
public sealed class TableRun(DocumentRun document, RowTarget target, OpenBatches batches, RowIdentities identities, ITableFeedback feedback)
{
    /// <summary>Rows between two looks at whether others want the processor.</summary>
    private const int RowsInARow = 256;

    private readonly List<string> reasons = [];
    private readonly List<string> unknown = [];
    private readonly List<string> told = [];
    private bool stopped;

    public DocumentRun Document => document;

    public RowTarget Target => target;

    public OpenBatches Batches => batches;

    public RowIdentities Identities => identities;

    public int Rows { get; private set; }

    public int Rejected { get; private set; }

    /// <summary>Begins a table; <paramref name="columns"/> are those that the feedback gives back, null for all.</summary>
    public ValueTask BeginAsync(ITableReader table, IReadOnlyList<int>? columns, CancellationToken cancellationToken) =>
        feedback.BeginAsync(table, columns, cancellationToken);

    /// <summary>Counts a row, tells its sender, and lets other documents have their turn.</summary>
    public async ValueTask AnswerAsync(ITableReader row, RowFate fate, CancellationToken cancellationToken)
    {
        Rows++;
        Rejected += fate.Faults.Count > 0 ? 1 : 0;
        await feedback.WriteAsync(row, fate, cancellationToken);
        if (Rows % RowsInARow == 0)
        {
            await Task.Yield();
            await document.ReportAsync(Rows, Rejected, cancellationToken);
        }
    }

    /// <summary>A whole table wasn't taken.</summary>
    public void Refuse(ITableReader table, IEnumerable<string> why)
    {
        ArgumentNullException.ThrowIfNull(table);
        reasons.AddRange(table.Sheet is { } sheet ? why.Select(w => $"Sheet “{sheet}”: {w}") : why);
    }

    /// <summary>Reading ended before the file did.</summary>
    public void Stop(string why)
    {
        reasons.Add(why);
        stopped = true;
    }

    public void Unknown(IEnumerable<string> columns) => unknown.AddRange(columns);

    /// <summary>What the sender should know of how a table was read; said once, however many tables it is true of.</summary>
    public void Note(string note)
    {
        if (!told.Contains(note, StringComparer.Ordinal))
        {
            told.Add(note);
        }
    }

    /// <summary>The document with what became of it.</summary>
    public Document Fate(IReadOnlyList<string> notes)
    {
        ArgumentNullException.ThrowIfNull(notes);
        if (Rows == 0 && reasons.Count == 0)
        {
            reasons.Add("The table has a header and no rows.");
        }

        return document.Document with
        {
            Rows = Rows,
            Accepted = Rows - Rejected,
            Rejected = Rejected,
            Status = Rows == Rejected ? DocumentStatus.Rejected
                : Rejected == 0 && reasons.Count == 0 && !stopped ? DocumentStatus.Accepted
                : DocumentStatus.PartlyAccepted,
            Reasons = reasons.Count > 0 ? [.. reasons] : null,
            Notes = notes.Count + told.Count > 0 ? [.. notes, .. told] : null,
            UnknownColumns = unknown.Count > 0 ? [.. unknown.Distinct(StringComparer.Ordinal)] : null,
        };
    }
}
