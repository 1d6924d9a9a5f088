using Collab.Core.Documents.Reading;
using Collab.Formats.Writing;
using CsvHelper;

namespace Collab.Formats.Reading.Csv;

/// <summary>A CSV file, row by row. Cells become strings when they are asked for; values that repeat in a column share one string.</summary>
internal sealed class CsvTable : ITableReader, ITableFile
{
    /// <summary>1 MiB, what a record may have over HTTP.</summary>
    private const int MaxRowBytes = 1024 * 1024;

    private const int MaxColumns = 1000;

    private readonly CsvReader reader;
    private readonly Stream content;
    private readonly CsvShape shape;
    private readonly bool isUtf8;
    private long openQuoteLine;
    private bool atHeader = true;
    private string?[] cells = [];
    private int feedbackColumns;
    private int width;

    /// <summary>Takes the content over, which is UTF-8; <paramref name="isUtf8"/> is false where it was turned into that and so is valid.</summary>
    public CsvTable(Stream content, CsvShape shape, bool isUtf8, string? note)
    {
        this.content = content;
        this.shape = shape;
        this.isUtf8 = isUtf8;
        Notes = note is null ? [] : [note];
        reader = CsvReader.Create(
            content,
            new CsvReaderOptions
            {
                Separator = shape.Separator,
                HasHeader = false,
                TrimWhitespace = true,
                TrimInsideQuotes = true,
                TrackLineNumbers = true,
                PoolStrings = true,
                MaxRecordSize = MaxRowBytes,
                OnMalformedRecord = record => openQuoteLine = record.Reason == CsvMalformedReason.UnterminatedQuote ? record.LineNumber : 0,
            },
            leaveOpen: true);
    }

    public char Separator => shape.Separator;

    public FileFormat Format => FileFormat.Csv;

    public IReadOnlyList<string> Notes { get; }

    public string? Sheet => null;

    public IReadOnlyList<string> Columns { get; private set; } = [];

    public int Line => (int)reader.LineNumber;

    public int ExtraCells => Math.Max(0, width - Columns.Count - feedbackColumns);

    /// <summary>The current row's cell; cells beyond the header follow the last column.</summary>
    public string this[int column]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(column);
            var index = column < Columns.Count ? column : column + feedbackColumns;
            return index < width ? cells[index] ??= FormulaGuard.Strip(reader.GetString(index).Trim()) : string.Empty;
        }
    }

    /// <summary>The file's only table. Titles above its header are passed over.</summary>
    public async ValueTask<ITableReader?> NextAsync(CancellationToken cancellationToken)
    {
        if (!atHeader)
        {
            return null;
        }

        if (!await ReadAsync(cancellationToken) || (IsSeparatorHint() && !await ReadAsync(cancellationToken)))
        {
            throw new UnreadableFileException(Refusals.Empty);
        }

        for (var i = 0; i < shape.TitleRows; i++)
        {
            await ReadAsync(cancellationToken);
        }

        var names = new string[width];
        for (var i = 0; i < names.Length; i++)
        {
            names[i] = FormulaGuard.Strip(reader.GetString(i).Trim());
        }

        feedbackColumns = names is [.., var status, var errors] && IsFeedback(status, "status") && IsFeedback(errors, "errors") ? 2 : 0;
        Columns = names[..^feedbackColumns];
        atHeader = false;
        return this;
    }

    public CellKind KindOf(int column) => CellKind.Text;

    public async ValueTask<bool> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (await reader.ReadAsync(cancellationToken))
            {
                if (TakeRow())
                {
                    return true;
                }
            }
        }
        catch (CsvFormatException e)
        {
            throw new UnreadableFileException(Refusals.RowTooLong(e.LineNumber), e);
        }

        width = 0;
        return false;
    }

    public void Dispose()
    {
        reader.Dispose();
        content.Dispose();
    }

    private static bool IsFeedback(string name, string expected) => name.Equals(expected, StringComparison.OrdinalIgnoreCase);

    /// <summary>Checks the row that the reader stands on; false when it is blank.</summary>
    private bool TakeRow()
    {
        var raw = reader.RawRecord;
        if (raw.Length > MaxRowBytes)
        {
            throw new UnreadableFileException(Refusals.RowTooLong(reader.LineNumber));
        }

        if (openQuoteLine > 0)
        {
            throw new UnreadableFileException(Refusals.OpenQuote(openQuoteLine));
        }

        if (raw.Contains((byte)0))
        {
            throw new UnreadableFileException(Refusals.BinaryZero(reader.LineNumber));
        }

        if (isUtf8 && Utf8Check.FirstInvalid(raw, complete: true) is var invalid and >= 0)
        {
            var line = reader.LineNumber + raw[..invalid].Count((byte)'\n');
            throw new UnreadableFileException(Refusals.InvalidUtf8(line, reader.ByteOffset + invalid + 1));
        }

        var last = reader.FieldCount;
        while (last > 0 && IsBlank(last - 1))
        {
            last--;
        }

        if (last > MaxColumns + feedbackColumns)
        {
            throw new UnreadableFileException(Refusals.TooManyCells(reader.LineNumber, MaxColumns));
        }

        // Spreadsheets write empty cells to the right of a table; they are no fault, and a row of nothing else is blank.
        width = last;
        if (cells.Length < width)
        {
            cells = new string?[width];
        }

        Array.Clear(cells);
        return width > 0 && !IsEmptiedFeedback();
    }

    /// <summary>Whether nothing is left of the cell when it is trimmed.</summary>
    private bool IsBlank(int index)
    {
        // Letters and digits in ASCII settle it; line breaks and the white space of other scripts want the text.
        return reader.GetSpan(index) is not [> (byte)' ' and < 0x7F, ..] && string.IsNullOrWhiteSpace(reader.GetString(index));
    }

    /// <summary>Whether the sender emptied the row of a feedback file and left our two cells in it.</summary>
    private bool IsEmptiedFeedback()
    {
        if (feedbackColumns == 0 || width > Columns.Count + feedbackColumns)
        {
            return false;
        }

        for (var i = 0; i < Math.Min(width, Columns.Count); i++)
        {
            if (!IsBlank(i))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Excel's own first line, such as <c>sep=;</c>, which names the separator.</summary>
    private bool IsSeparatorHint() =>
        atHeader && reader.RawRecord is [(byte)'s' or (byte)'S', (byte)'e' or (byte)'E', (byte)'p' or (byte)'P', (byte)'=', var c] && c == Separator;
}
