using Collab.Core.Reports;

namespace Collab.Formats.Writing.Outline;

/// <summary>A number of a leaf of the figures and its column.</summary>
internal sealed record TallyColumn<T>(string Key, string Label, Func<T, long> Value);

/// <summary>How groups of one sort of leaf become columns. The measure orders the rows and is the one whose change is shown.</summary>
internal sealed record TallyShape<T>(IReadOnlyList<TallyColumn<T>> Columns, Func<T, long> Measure, TallyColumn<T> Change);

/// <summary>The shapes that there are.</summary>
internal static class TallyShapes
{
    public static TallyShape<int> Collaborations { get; } = new(
        [new("collaborations", "key.collaborations", count => count)],
        count => count,
        new("collaborationsChange", "column.change", count => count));

    public static TallyShape<ActivityTally> Activities { get; } = new(
        [
            new("activities", "key.activities", tally => tally.Count),
            new("participants", "key.participants", tally => tally.Participants),
            new("personDays", "key.personDays", tally => tally.PersonDays),
        ],
        tally => tally.Participants,
        new("participantsChange", "change.participants", tally => tally.Participants));

    public static TallyShape<OutcomeTally> Outcomes { get; } = new(
        [
            new("outcomes", "key.outcomes", tally => tally.Count),
            new("quantity", "outcomes.quantity", tally => tally.Quantity),
        ],
        tally => tally.Count,
        new("outcomesChange", "outcomes.change", tally => tally.Count));

    public static TallyShape<ChallengeTally> Challenges { get; } = new(
        [
            new("opened", "challenges.opened", tally => tally.Opened),
            new("resolved", "challenges.resolved", tally => tally.Resolved),
            new("openAtEnd", "challenges.openAtEnd", tally => tally.OpenAtEnd),
        ],
        tally => tally.OpenAtEnd,
        new("openAtEndChange", "challenges.change", tally => tally.OpenAtEnd));
}
