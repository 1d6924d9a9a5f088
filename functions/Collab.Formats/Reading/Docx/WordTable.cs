using System.Text;
using Collab.Core.Documents.Reading;

namespace Collab.Formats.Reading.Docx;

/// <summary>A table while it is read.</summary>
internal sealed class WordTable(WordPages pages)
{
    /// <summary>A cell can say that it spans any number of columns; no page is that wide.</summary>
    private const int MostSpan = 64;

    /// <summary>What a cell without a letter counts, so that a table of nothing isn't endless.</summary>
    private const int CellCharacters = 4;

    private readonly List<IReadOnlyList<string>> rows = [];
    private readonly List<PlacedBlock> blocks = [];
    private List<string> row = [];
    private StringBuilder cell = new();
    private WordPlace? rowPlace;
    private int span = 1;

    public WordPlace Place { get; private set; } = pages.Here;

    public IReadOnlyList<IReadOnlyList<string>> Rows => rows;

    /// <summary>Each row as one block, its cells parted by tabs.</summary>
    public IReadOnlyList<PlacedBlock> Blocks => blocks;

    public void Span(int columns) => span = Math.Clamp(columns, 1, MostSpan);

    public void Append(PlacedBlock block)
    {
        // Text in tables in tables is kept for each of them.
        pages.Count(block.Block.Text.Length);
        rowPlace ??= block.Place;
        cell.Append(cell.Length > 0 ? " " : string.Empty).Append(block.Block.Text);
    }

    /// <summary>The columns that a cell spans beyond its own stay empty, so that cells below each other are of one column.</summary>
    public void EndCell()
    {
        pages.Count(span * CellCharacters);
        row.Add(cell.ToString());
        row.AddRange(Enumerable.Repeat(string.Empty, span - 1));
        cell = new();
        span = 1;
    }

    public void EndRow()
    {
        if (rowPlace is { } place)
        {
            Place = rows.Count == 0 ? place : Place;
            rows.Add(row);
            blocks.Add(new(new(string.Join('\t', row.Where(c => c.Length > 0)), TextRole.TableRow), place));
        }

        row = [];
        rowPlace = null;
    }
}
