namespace Collab.Core.Documents;

/// <summary>Rows of a table read from a file one after the other, in bounded memory.</summary>
public interface ITableReader : IDisposable
{
    /// <summary>The header's cells as the sender wrote them, trimmed. Columns of a feedback file (a trailing <c>status</c>, <c>errors</c> pair) are left out.</summary>
    IReadOnlyList<string> Columns { get; }

    /// <summary>The line of the file on which the current row begins, counted from 1.</summary>
    int Line { get; }

    /// <summary>Moves to the next row that isn't blank.</summary>
    /// <exception cref="UnreadableTableException">The file stops being a table here; the message says where and why.</exception>
    ValueTask<bool> ReadAsync(CancellationToken cancellationToken);

    /// <summary>The current row's cell, trimmed; empty when the row is shorter than the header.</summary>
    string this[int column] { get; }

    /// <summary>Cells beyond the header's last column, which is a fault of the row.</summary>
    int ExtraCells { get; }
}

/// <summary>Writes the sender's rows back with a <c>status</c> and an <c>errors</c> column.</summary>
public interface IFeedbackWriter : IAsyncDisposable
{
    /// <summary>Writes the current row of <paramref name="row"/>; <paramref name="errors"/> is empty for a row that was taken.</summary>
    ValueTask WriteAsync(ITableReader row, string status, string errors, CancellationToken cancellationToken);
}

/// <summary>Opens what partners send, by content and never by name.</summary>
public interface IDocumentFormats
{
    /// <summary>Opens a table, or says in plain words what the file was taken for and what is accepted.</summary>
    Task<TableOpening> OpenTableAsync(Stream content, CancellationToken cancellationToken);

    /// <summary>A feedback file for <paramref name="table"/>, in the format that came in. Disposing it completes the file.</summary>
    IFeedbackWriter CreateFeedback(ITableReader table, Stream output);
}

/// <summary>What came of opening a file as a table.</summary>
public abstract record TableOpening
{
    private TableOpening()
    {
    }

    public sealed record Opened(ITableReader Table) : TableOpening;

    public sealed record Refused(string Reason) : TableOpening;
}

/// <summary>The file can't be read further; the message is for its sender.</summary>
public sealed class UnreadableTableException(string message, Exception? innerException = null) : Exception(message, innerException);
