namespace Collab.Core.Documents.Reading;

/// <summary>Rows of one table read from a file one after the other, in bounded memory.</summary>
public interface ITableReader
{
    /// <summary>The name of the sheet that the table stands on; null in a format without sheets.</summary>
    string? Sheet { get; }

    /// <summary>The header's cells as the sender wrote them, trimmed. Columns of a feedback file (a trailing <c>status</c>, <c>errors</c> pair) are left out.</summary>
    IReadOnlyList<string> Columns { get; }

    /// <summary>The line of the file, or row of the sheet, on which the current row begins, counted from 1.</summary>
    int Line { get; }

    /// <summary>Cells beyond the header's last column, which is a fault of the row.</summary>
    int ExtraCells { get; }

    /// <summary>The current row's cell, trimmed; empty when the row is shorter than the header. A date is written as in ISO 8601, a number with a point.</summary>
    string this[int column] { get; }

    /// <summary>Whether the current row's cell holds a text, or a number or date that a spreadsheet knows as such.</summary>
    CellKind KindOf(int column);

    /// <summary>The day that a number in the current row's cell may be, where a spreadsheet counts days and the cell doesn't say that it is one; null in other formats.</summary>
    DateOnly? DayOf(int column) => null;

    /// <summary>Whether the current row's cell is empty only because its formula was never worked out.</summary>
    bool LacksValue(int column) => false;

    /// <summary>Moves to the next row that isn't blank.</summary>
    /// <exception cref="UnreadableFileException">The file stops being a table here; the message says where and why.</exception>
    ValueTask<bool> ReadAsync(CancellationToken cancellationToken);
}

/// <summary>What a cell is to the program that wrote it.</summary>
public enum CellKind
{
    Text,
    Number,
    Date,
}
