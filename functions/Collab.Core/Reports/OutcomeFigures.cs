using System.Numerics;

namespace Collab.Core.Reports;

/// <summary>What came of the collaborations in the period. Outcomes count by <c>achievedOn</c>.</summary>
public sealed record OutcomeFigures
{
    public required int Count { get; init; }

    public required long Quantity { get; init; }

    public required SortedDictionary<string, OutcomeTally> ByKind { get; init; }

    /// <summary>Keys are lines of impact.</summary>
    public required SortedDictionary<string, OutcomeTally> ByImpact { get; init; }
}

/// <summary>A leaf of the outcome figures.</summary>
public readonly record struct OutcomeTally(int Count, long Quantity)
    : IAdditionOperators<OutcomeTally, OutcomeTally, OutcomeTally>, ISubtractionOperators<OutcomeTally, OutcomeTally, OutcomeTally>
{
    public static OutcomeTally operator +(OutcomeTally a, OutcomeTally b) => Add(a, b);

    public static OutcomeTally operator -(OutcomeTally a, OutcomeTally b) => Subtract(a, b);

    public static OutcomeTally Add(OutcomeTally a, OutcomeTally b) => new(a.Count + b.Count, a.Quantity + b.Quantity);

    public static OutcomeTally Subtract(OutcomeTally a, OutcomeTally b) => new(a.Count - b.Count, a.Quantity - b.Quantity);
}
