using Collab.Core.Documents.Reading;

namespace Collab.Formats.Reading.Docx;

/// <summary>Collects the blocks and tables of a document and lays them out by pages once all are known.</summary>
internal sealed class WordPages
{
    /// <summary>More letters than this are refused; about 3,000 pages.</summary>
    private const int MostCharacters = 10_000_000;

    /// <summary>What a block counts beside its letters: a million of one letter each are no small document.</summary>
    private const int BlockCharacters = 16;

    /// <summary>A page break costs a sender five bytes; each page costs us more.</summary>
    private const int MostPages = 100_000;

    private readonly List<PlacedBlock> blocks = [];
    private readonly List<(WordPlace Place, IReadOnlyList<IReadOnlyList<string>> Rows)> tables = [];
    private int characters;

    /// <summary>The place that is read at the moment.</summary>
    public WordPlace Here { get; private set; }

    public bool IsEmpty => blocks.Count == 0;

    public void NoteBreak() => Here = Here with { Noted = Math.Min(MostPages, Here.Noted + 1) };

    public void SetBreak() => Here = Here with { Set = Math.Min(MostPages, Here.Set + 1) };

    public void Count(int more)
    {
        if ((characters += more) > MostCharacters)
        {
            throw new UnreadableTextException(TextRefusals.TooLong);
        }
    }

    public void Add(PlacedBlock block)
    {
        Count(BlockCharacters);
        blocks.Add(block);
    }

    public void AddTable(WordPlace place, IReadOnlyList<IReadOnlyList<string>> rows) => tables.Add((place, rows));

    public IReadOnlyList<TextPage> Lay() =>
        [.. blocks.GroupBy(b => NumberOf(b.Place)).Select(page => new TextPage(page.Key, [.. page.Select(b => b.Block)]))];

    public IReadOnlyList<TextTable> LayTables() => [.. tables.Select(t => new TextTable(NumberOf(t.Place), t.Rows))];

    /// <summary>Unknown in a document without any break: it may well have several pages.</summary>
    private int? NumberOf(WordPlace place) => Here switch
    {
        { Noted: > 0 } => place.Noted + 1,
        { Set: > 0 } => place.Set + 1,
        _ => null,
    };
}
