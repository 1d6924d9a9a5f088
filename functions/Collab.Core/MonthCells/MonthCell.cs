using Collab.Core.Items;
using Collab.Core.Reports;
using Collab.Core.Standards;

namespace Collab.Core.MonthCells;

/// <summary>
/// One collaboration's figures of one month: counts and sums by day and by what a report asks for, so that any period can be reported
/// without reading an item. Immutable. Stored as sections, each its number, the number of its leaves, and the leaves; empty ones are left out.
/// </summary>
public sealed class MonthCell
{
    /// <summary>The first byte of a stored cell.</summary>
    internal const byte Format = 1;

    /// <summary>How many sections there are, numbered from 1.</summary>
    internal const int Sections = 5;

    private readonly CellLeaves[] sections;

    private MonthCell(CellLeaves[] sections) => this.sections = sections;

    /// <summary>The place of the cell that holds all challenges of a collaboration; it comes before every month.</summary>
    public static Month OfChallenges { get; } = new(0);

    public static MonthCell Empty { get; } = new([.. Enumerable.Range(1, Sections).Select(n => CellLeaves.Empty((CellSection)n))]);

    public IEnumerable<(ActivityKey Key, ActivityTally Tally)> Activities =>
        Leaves(CellSection.Activities).Select(l => (new ActivityKey(l.Key), new ActivityTally((int)l.Value.Count, (long)l.Value.Sum, l.Value.Second)));

    public IEnumerable<(OutcomeKey Key, CellTally Tally)> Outcomes =>
        Leaves(CellSection.Outcomes).Select(l => (new OutcomeKey(l.Key), l.Value));

    /// <summary>Sums are in the currency's smallest unit.</summary>
    public IEnumerable<(FundingKey Key, CellTally Tally)> Funding =>
        Leaves(CellSection.Funding).Select(l => (new FundingKey(l.Key), l.Value));

    public IEnumerable<(ChallengeKey Key, CellTally Tally)> Challenges =>
        Leaves(CellSection.Challenges).Select(l => (new ChallengeKey(l.Key), l.Value));

    public bool IsEmpty => sections.All(s => s.IsEmpty);

    /// <summary>The days on which something happened: an activity, outcome, funding or document. Bit 0 is the first of the month.</summary>
    public uint DayMask
    {
        get
        {
            uint mask = 0;
            foreach (var (key, _) in sections.Where((_, i) => i != (int)CellSection.Challenges - 1).SelectMany(s => s.All))
            {
                mask |= 1u << (CellEntry.DayOf(key) - 1);
            }

            return mask;
        }
    }

    /// <summary>A cell that counts those of the items that count in the month.</summary>
    public static MonthCell Of(Month month, IEnumerable<IItem> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        return Empty.With([], items.Select(i => i.Counted).OfType<CellEntry>().Where(e => e.Month == month));
    }

    /// <exception cref="InvalidDataException">The bytes are no cell that this version knows.</exception>
    public static MonthCell Decode(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 1 || bytes[0] != Format)
        {
            throw new InvalidDataException("A month cell has a format that this version doesn't know.");
        }

        var sections = Empty.sections.ToArray();
        for (var at = 1; at < bytes.Length;)
        {
            var number = bytes[at++];
            if (number is 0 or > Sections)
            {
                throw new InvalidDataException("A month cell has a section that this version doesn't know.");
            }

            sections[number - 1] = CellLeaves.Decode((CellSection)number, bytes, ref at);
        }

        return new(sections);
    }

    /// <summary>
    /// Do the two count the same, but that one may know of activities registered late what the other, begun by an earlier version, doesn't?
    /// </summary>
    public bool CountsTheSameAs(MonthCell other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Same(this, other) || Same(LateActivities.AllInTime(this), LateActivities.AllInTime(other));

        static bool Same(MonthCell a, MonthCell b) => a.Encode().AsSpan().SequenceEqual(b.Encode());
    }

    /// <summary>The cell without some entries it counts and with others.</summary>
    /// <exception cref="CellMismatchException">An entry to take out was never counted.</exception>
    public MonthCell With(IEnumerable<CellEntry> removed, IEnumerable<CellEntry> added)
    {
        ArgumentNullException.ThrowIfNull(removed);
        ArgumentNullException.ThrowIfNull(added);
        var changes = new Dictionary<ulong, CellTally>?[Sections];
        foreach (var entry in added)
        {
            Of(changes, entry)[entry.Key] = Of(changes, entry).GetValueOrDefault(entry.Key) + entry.Tally;
        }

        foreach (var entry in removed)
        {
            Of(changes, entry)[entry.Key] = Of(changes, entry).GetValueOrDefault(entry.Key) - entry.Tally;
        }

        if (changes[(int)CellSection.Activities - 1] is { } activities)
        {
            LateActivities.Settle(sections[(int)CellSection.Activities - 1], activities);
        }

        return new([.. sections.Select((section, i) => changes[i] is { } change ? section.Merge(change) : section)]);
    }

    public byte[] Encode()
    {
        var bytes = new List<byte>(64) { Format };
        for (var i = 0; i < Sections; i++)
        {
            if (!sections[i].IsEmpty)
            {
                bytes.Add((byte)(i + 1));
                sections[i].Encode(bytes);
            }
        }

        return [.. bytes];
    }

    private static Dictionary<ulong, CellTally> Of(Dictionary<ulong, CellTally>?[] changes, CellEntry entry) =>
        changes[(int)entry.Section - 1] ??= [];

    private IEnumerable<KeyValuePair<ulong, CellTally>> Leaves(CellSection section) => sections[(int)section - 1].All;
}
