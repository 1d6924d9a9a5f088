using Collab.Core.Results;

namespace Collab.Core.Documents.Reading;

/// <summary>Gives the sender's rows back with a <c>status</c> and an <c>errors</c> column, in the format that came in. Disposing completes the file.</summary>
public interface ITableFeedback : IAsyncDisposable
{
    /// <summary>Begins the feedback on a table. A table that is never begun was not read as rows.</summary>
    /// <param name="table">The table, its header read.</param>
    /// <param name="columns">The columns to give back, ascending; null for all of them. What isn't given back is nowhere in the feedback file.</param>
    /// <param name="cancellationToken">Stops it.</param>
    ValueTask BeginAsync(ITableReader table, IReadOnlyList<int>? columns, CancellationToken cancellationToken);

    /// <summary>Writes the current row of the table that was begun last.</summary>
    ValueTask WriteAsync(ITableReader row, RowFate fate, CancellationToken cancellationToken);
}

/// <summary>Gives the sender's lines back with a <c>status</c> and an <c>errors</c> member. Disposing completes the file.</summary>
public interface ILineFeedback : IAsyncDisposable
{
    ValueTask WriteAsync(ILineFile line, string status, IReadOnlyList<Fault> faults, CancellationToken cancellationToken);
}

/// <summary>What became of a row: its <c>status</c>, and what is wrong with which of its cells.</summary>
public readonly record struct RowFate(string Status, IReadOnlyList<CellFault> Faults)
{
    public static RowFate Accepted { get; } = new("accepted", []);

    public static RowFate Rejected(IReadOnlyList<CellFault> faults) => new("rejected", faults);
}

/// <summary>A fault of a cell, or of the row as a whole where <paramref name="Column"/> is −1, in plain words.</summary>
public readonly record struct CellFault(int Column, string Message);
