using System.Numerics;

namespace Collab.Core.Reports;

/// <summary>What was done in the period. Activities count by <c>startsOn</c>; cancelled ones don't count.</summary>
public sealed record ActivityFigures
{
    public required int Count { get; init; }

    public required long Participants { get; init; }

    /// <summary>Participants times days.</summary>
    public required long PersonDays { get; init; }

    public required SortedDictionary<string, ActivityTally> ByKind { get; init; }

    public required SortedDictionary<string, ActivityTally> ByDirection { get; init; }

    /// <summary>Keys are months, <c>2026-03</c>.</summary>
    public required SortedDictionary<string, ActivityTally> ByMonth { get; init; }

    /// <summary>Keys are ISO 3166-1 alpha-2 codes of where the activity took place.</summary>
    public required SortedDictionary<string, ActivityTally> ByCountry { get; init; }

    /// <summary>Keys are institution ids; an activity counts once under each partner of its collaboration.</summary>
    public required SortedDictionary<string, ActivityTally> ByPartner { get; init; }
}

/// <summary>A leaf of the activity figures.</summary>
public readonly record struct ActivityTally(int Count, long Participants, long PersonDays)
    : IAdditionOperators<ActivityTally, ActivityTally, ActivityTally>, ISubtractionOperators<ActivityTally, ActivityTally, ActivityTally>
{
    public static ActivityTally operator +(ActivityTally a, ActivityTally b) => Add(a, b);

    public static ActivityTally operator -(ActivityTally a, ActivityTally b) => Subtract(a, b);

    public static ActivityTally Add(ActivityTally a, ActivityTally b) =>
        new(a.Count + b.Count, a.Participants + b.Participants, a.PersonDays + b.PersonDays);

    public static ActivityTally Subtract(ActivityTally a, ActivityTally b) =>
        new(a.Count - b.Count, a.Participants - b.Participants, a.PersonDays - b.PersonDays);
}
