using System.Numerics;

namespace Collab.Core.Reports;

/// <summary>What stood in the way. Open at the end: opened on or before the period's last day, and not resolved or accepted by then.</summary>
public sealed record ChallengeFigures
{
    public required int Opened { get; init; }

    public required int Resolved { get; init; }

    public required int OpenAtEnd { get; init; }

    public required SortedDictionary<string, ChallengeTally> ByKind { get; init; }

    public required SortedDictionary<string, ChallengeTally> ByArea { get; init; }

    /// <summary>Keys are <c>1</c> to <c>5</c>.</summary>
    public required SortedDictionary<string, ChallengeTally> BySeverity { get; init; }

    /// <summary>Ids of collaborations with a challenge of severity 4 or 5 that is open at the end.</summary>
    public required IReadOnlyList<Guid> Blocked { get; init; }
}

/// <summary>A leaf of the challenge figures.</summary>
public readonly record struct ChallengeTally(int Opened, int Resolved, int OpenAtEnd)
    : IAdditionOperators<ChallengeTally, ChallengeTally, ChallengeTally>, ISubtractionOperators<ChallengeTally, ChallengeTally, ChallengeTally>
{
    public static ChallengeTally operator +(ChallengeTally a, ChallengeTally b) => Add(a, b);

    public static ChallengeTally operator -(ChallengeTally a, ChallengeTally b) => Subtract(a, b);

    public static ChallengeTally Add(ChallengeTally a, ChallengeTally b) =>
        new(a.Opened + b.Opened, a.Resolved + b.Resolved, a.OpenAtEnd + b.OpenAtEnd);

    public static ChallengeTally Subtract(ChallengeTally a, ChallengeTally b) =>
        new(a.Opened - b.Opened, a.Resolved - b.Resolved, a.OpenAtEnd - b.OpenAtEnd);
}
