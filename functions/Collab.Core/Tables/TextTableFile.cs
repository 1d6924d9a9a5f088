using Collab.Core.Documents.Reading;

namespace Collab.Core.Tables;

/// <summary>The tables of a text, such as a progress report, to be read as those of a file of tables. The first row that isn't blank is the header.</summary>
public sealed class TextTableFile(FileFormat format, DocumentText text) : ITableFile
{
    private int next;

    public FileFormat Format => format;

    public IReadOnlyList<string> Notes => [];

    public ValueTask<ITableReader?> NextAsync(CancellationToken cancellationToken)
    {
        while (next < text.Tables.Count)
        {
            if (Reader.Of(text.Tables[next++]) is { } table)
            {
                return new(table);
            }
        }

        return new((ITableReader?)null);
    }

    public void Dispose()
    {
    }

    private sealed class Reader(IReadOnlyList<IReadOnlyList<string>> rows, int header) : ITableReader
    {
        private int at = header;

        public string? Sheet => null;

        public IReadOnlyList<string> Columns { get; } = [.. rows[header].Select(c => c.Trim())];

        /// <summary>The row of the table: a text has no lines that its reader could count.</summary>
        public int Line => at + 1;

        public int ExtraCells => Math.Max(0, LengthOf(rows[at]) - Columns.Count);

        public string this[int column] => column < rows[at].Count ? rows[at][column].Trim() : string.Empty;

        /// <summary>A reader that stands on the header; null for a table without a row that isn't blank.</summary>
        public static Reader? Of(TextTable table)
        {
            for (var i = 0; i < table.Rows.Count; i++)
            {
                if (LengthOf(table.Rows[i]) > 0)
                {
                    return new(table.Rows, i);
                }
            }

            return null;
        }

        public CellKind KindOf(int column) => CellKind.Text;

        public ValueTask<bool> ReadAsync(CancellationToken cancellationToken)
        {
            while (at + 1 < rows.Count)
            {
                if (LengthOf(rows[++at]) > 0)
                {
                    return new(true);
                }
            }

            return new(false);
        }

        /// <summary>The cells up to the last that isn't blank.</summary>
        private static int LengthOf(IReadOnlyList<string> row)
        {
            var length = row.Count;
            while (length > 0 && string.IsNullOrWhiteSpace(row[length - 1]))
            {
                length--;
            }

            return length;
        }
    }
}
