using Collab.Core.Documents.Reading;

namespace Collab.Core.Rosters;

/// <summary>
/// A roster's table as its feedback may show it: a person's reference as the mark that Collab keeps, which is taken for the same person when
/// it comes back, and no cell that wasn't understood, because that may be anything about a person. Of a row whose cells may have slipped
/// nothing is shown, even where a date of birth happens to be a good first day.
/// </summary>
internal sealed class RosterFeedbackRow(ITableReader table, RosterHeader header) : ITableReader
{
    private readonly int personColumn = header.Find(RosterHeader.Person);
    private readonly int titleColumn = header.Find(RosterHeader.Title);
    private readonly int firstDay = header.Find("startsOn");
    private readonly int lastDay = header.Find("endsOn");
    private readonly HashSet<int> hidden = [];
    private PersonMark? person;
    private bool hasSlipped;

    public string? Sheet => table.Sheet;

    public IReadOnlyList<string> Columns => table.Columns;

    public int Line => table.Line;

    public int ExtraCells => 0;

    public string this[int column] =>
        IsHidden(column) ? string.Empty
        : column == personColumn ? person?.ToString() ?? string.Empty
        : table[column];

    public CellKind KindOf(int column) => IsHidden(column) || column == personColumn ? CellKind.Text : table.KindOf(column);

    /// <summary>Tells of the current row who it is, null where the reference is none, and what is wrong with it.</summary>
    public void Show(PersonMark? person, IReadOnlyList<CellFault> faults)
    {
        this.person = person;
        hidden.Clear();
        hidden.UnionWith(faults.Select(f => f.Column == lastDay ? firstDay : f.Column).Where(c => c != personColumn));
        hasSlipped = table.ExtraCells > 0 || hidden.Count > 1;
        if (hidden.Contains(firstDay))
        {
            hidden.Add(lastDay);
        }

        if (faults.Count > 0)
        {
            // Any text is a good title, a name as well.
            hidden.Add(titleColumn);
        }
    }

    /// <exception cref="NotSupportedException">Whoever writes feedback doesn't read on.</exception>
    public ValueTask<bool> ReadAsync(CancellationToken cancellationToken) => throw new NotSupportedException("A row of a feedback file is only looked at.");

    private bool IsHidden(int column) => hasSlipped || hidden.Contains(column);
}
