using Collab.Core.Documents.Reading;
using Collab.Core.Rosters;
using Collab.Core.Tables;

namespace Collab.Core.Documents;

/// <summary>What is searched of a document: all that it says, without the rows of tables of people.</summary>
internal static class SearchedText
{
    public static DocumentText Of(DocumentOpening.Text text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var people = text.Content.Tables.Where(IsOfPeople).SelectMany(t => t.Rows.Select(Bare)).ToHashSet(StringComparer.Ordinal);
        return people.Count == 0
            ? text.Content
            : text.Content with { Pages = [.. text.Content.Pages.Select(p => p with { Blocks = [.. p.Blocks.Where(b => !people.Contains(Bare([b.Text])))] })] };
    }

    /// <summary>The cells of a file's tables, row by row, as many as are searched.</summary>
    public static async Task<DocumentText> OfTablesAsync(DocumentOpening opening, CancellationToken cancellationToken)
    {
        var blocks = new List<TextBlock>();
        var left = DocumentTexts.Most;
        try
        {
            using var file = TableFiles.Of(opening);
            while (left > 0 && file is not null && await file.NextAsync(cancellationToken) is { } table)
            {
                Add(table.Columns.Prepend(table.Sheet ?? string.Empty));
                while (left > 0 && !RosterHeader.LooksLike(table.Columns) && await table.ReadAsync(cancellationToken))
                {
                    Add(CellsOf(table));
                }
            }
        }
        catch (UnreadableFileException)
        {
            // Who reads the rows gets as far as this, and says why no farther.
        }

        return new([new(null, blocks)], new Dictionary<string, string>(), []);

        void Add(IEnumerable<string> cells)
        {
            var text = string.Join(' ', cells.Where(c => c.Length > 0));
            if (text.Length > 0)
            {
                blocks.Add(new(text, TextRole.TableRow));
            }

            left -= text.Length + 1;
        }
    }

    private static IEnumerable<string> CellsOf(ITableReader row) => Enumerable.Range(0, row.Columns.Count + row.ExtraCells).Select(i => row[i]);

    private static bool IsOfPeople(TextTable table) =>
        table.Rows.FirstOrDefault(r => r.Any(c => !string.IsNullOrWhiteSpace(c))) is { } header && RosterHeader.LooksLike([.. header.Select(c => c.Trim())]);

    /// <summary>A row's letters: its block in the text parts the same cells in its format's own way.</summary>
    private static string Bare(IReadOnlyList<string> cells) => new([.. string.Concat(cells).Where(c => !char.IsWhiteSpace(c))]);
}
