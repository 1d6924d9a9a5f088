using Collab.Core.Documents.Reading;

namespace Collab.Formats.Reading.Xlsx;

/// <summary>The table on one sheet, row by row.</summary>
internal sealed class XlsxTable : ITableReader, IDisposable
{
    /// <summary>Rows between two looks at whether reading was called off.</summary>
    private const int RowsInARow = 256;

    private readonly SheetReader reader;
    private readonly Action broken;
    private readonly int feedbackColumns;
    private int hiddenRows;
    private int rows;

    /// <summary>Takes over a reader that stands on the header's last row.</summary>
    /// <param name="reader">The sheet.</param>
    /// <param name="header">The header.</param>
    /// <param name="broken">Told when the sheet can't be read to its end.</param>
    public XlsxTable(SheetReader reader, SheetHeader header, Action broken)
    {
        this.reader = reader;
        this.broken = broken;
        HeaderRow = header.Row;
        var names = header.Names;
        feedbackColumns = names is [.., var status, var errors] && IsFeedback(status, "status") && IsFeedback(errors, "errors") ? 2 : 0;
        Columns = names[..^feedbackColumns];
        if (Columns.Count > XlsxLimits.Columns)
        {
            throw new UnreadableFileException(XlsxRefusals.TooManyColumns(reader.Sheet.Name, reader.Number));
        }
    }

    public string? Sheet => reader.Sheet.Name;

    /// <summary>The name of the sheet's part in the package.</summary>
    public string Part => reader.Sheet.Part;

    public int HeaderRow { get; }

    /// <summary>Whether the header ends with the two columns of an earlier feedback.</summary>
    public bool HasFeedback => feedbackColumns > 0;

    public IReadOnlyList<string> Columns { get; }

    public int Line => reader.Number;

    public int ExtraCells => Math.Max(0, reader.Row.Width - Columns.Count - feedbackColumns);

    public bool LacksValues => reader.LacksValues;

    public string this[int column]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(column);
            return reader.Row[PlaceOf(column)];
        }
    }

    public CellKind KindOf(int column) => reader.Row.KindOf(PlaceOf(column));

    public DateOnly? DayOf(int column) => reader.Row.DayOf(PlaceOf(column));

    public bool LacksValue(int column) => reader.Row.LacksValue(PlaceOf(column));

    public ValueTask<bool> ReadAsync(CancellationToken cancellationToken)
    {
        if (++rows % RowsInARow == 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
        }

        return ValueTask.FromResult(Read());
    }

    /// <summary>As <see cref="ReadAsync"/>: the content lies on this machine.</summary>
    public bool Read()
    {
        try
        {
            while (reader.Read())
            {
                if (!IsEmptiedFeedback())
                {
                    hiddenRows += reader.IsHidden ? 1 : 0;
                    return true;
                }
            }

            return false;
        }
        catch (UnreadableFileException)
        {
            broken();
            throw;
        }
    }

    /// <summary>What of the table was hidden, as far as it was read; null for nothing.</summary>
    public string? HiddenParts()
    {
        var hiddenColumns = Enumerable.Range(0, Columns.Count).Count(column => reader.HiddenColumns.Any(h => h.From <= column && column <= h.To));
        return hiddenRows + hiddenColumns == 0 ? null : XlsxRefusals.HiddenParts(reader.Sheet.Name, hiddenRows, hiddenColumns);
    }

    public void Dispose() => reader.Dispose();

    private static bool IsFeedback(string name, string expected) => name.Equals(expected, StringComparison.OrdinalIgnoreCase);

    /// <summary>Cells beyond the header follow the last column; the two of a feedback file stand between.</summary>
    private int PlaceOf(int column) => column < Columns.Count ? column : column + feedbackColumns;

    /// <summary>Whether the sender emptied the row of a feedback file and left our two cells in it.</summary>
    private bool IsEmptiedFeedback()
    {
        if (feedbackColumns == 0 || ExtraCells > 0)
        {
            return false;
        }

        var ours = 0;
        for (var column = Columns.Count; column < Columns.Count + feedbackColumns; column++)
        {
            ours += reader.Row[column].Length > 0 ? 1 : 0;
        }

        return reader.Row.Filled == ours;
    }
}
