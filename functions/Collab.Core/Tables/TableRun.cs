using Collab.Core.Bulk;
using Collab.Core.Documents;
using Collab.Core.Documents.Reading;

namespace Collab.Core.Tables;

/// <summary>What the tables of one file share while they are read: where rows go, how many there were, and what the sender is told.</summary>
public sealed class TableRun(DocumentRun document, RowTarget target, OpenBatches batches, RowIdentities identities, ITableFeedback feedback)
{
    /// <summary>Rows between two looks at whether others want the processor.</summary>
    private const int RowsInARow = 256;

    private readonly DocumentTally tally = new();
    private readonly List<string> told = [];
    private bool isBroken;

    public DocumentRun Document => document;

    public RowTarget Target => target;

    public OpenBatches Batches => batches;

    public RowIdentities Identities => identities;

    public int Rows => tally.Rows;

    public int Rejected => tally.Rejected;

    /// <summary>Which table of the file is being read, from 1.</summary>
    public int Table { get; private set; }

    /// <summary>True when tables that are none of ours are passed over: a progress report has many, and is kept whatever they are.</summary>
    public bool IsLenient => document.Document.Kind is DocumentKind.ProgressReport or DocumentKind.Other;

    /// <summary>Goes to the file's next table.</summary>
    public void Next() => Table++;

    /// <summary>Begins a table; <paramref name="columns"/> are those that the feedback gives back, null for all.</summary>
    public ValueTask BeginAsync(ITableReader table, IReadOnlyList<int>? columns, CancellationToken cancellationToken) =>
        feedback.BeginAsync(table, columns, cancellationToken);

    /// <summary>The feedback has nothing of a table about people that isn't read, even where it is the sender's own file with remarks.</summary>
    public ValueTask HideAsync(ITableReader table, CancellationToken cancellationToken) => BeginAsync(table, columns: [], cancellationToken);

    /// <summary>Counts a row, tells its sender, and lets other documents have their turn.</summary>
    public async ValueTask AnswerAsync(ITableReader row, RowFate fate, CancellationToken cancellationToken)
    {
        tally.Count(fate.Faults.Count > 0);
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
        ArgumentNullException.ThrowIfNull(why);
        foreach (var reason in why)
        {
            tally.Add(table.Sheet is { } sheet ? $"Sheet {TableHeader.Shown(sheet)}: {reason}" : reason);
        }
    }

    /// <summary>Reading ended before the file did.</summary>
    public void Stop(string why)
    {
        isBroken = true;
        tally.Add(why);
    }

    /// <summary>Columns that were left alone.</summary>
    public void Unknown(IEnumerable<string> columns) => tally.AddUnknown(columns);

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
        if (Rows == 0 && !tally.HasReasons && !IsLenient)
        {
            tally.Add("The table has a header and no rows.");
        }

        var fate = tally.Fate(document.Document, [.. notes, .. told]);
        return fate.Status == DocumentStatus.Rejected && IsLenient && !isBroken ? fate with { Status = DocumentStatus.PartlyAccepted } : fate;
    }
}
