namespace Collab.Core.Reports;

/// <summary>
/// The numeric leaves of the period less those of the period before; groups without a difference are left out. What is counted from the
/// register as it is (totals by status, kind, …; completeness) has no period before, and so no change.
/// </summary>
public sealed record ReportChange
{
    public required CollaborationChange Collaborations { get; init; }

    /// <summary>Months of two periods don't correspond to each other, so <c>byMonth</c> is empty.</summary>
    public required ActivityFigures Activities { get; init; }

    /// <summary>Partners with a difference only.</summary>
    public required IReadOnlyList<Reciprocity> Reciprocity { get; init; }

    public required OutcomeFigures Outcomes { get; init; }

    /// <summary>Currencies with a difference only; amounts may be negative.</summary>
    public required IReadOnlyList<FundingFigures> Funding { get; init; }

    /// <summary><c>blocked</c> is empty.</summary>
    public required ChallengeFigures Challenges { get; init; }

    public required QualityChange Quality { get; init; }
}

/// <summary>Differences of the collaboration figures that belong to a period.</summary>
public sealed record CollaborationChange(int SignedInPeriod, int EndedInPeriod);

/// <summary>The difference of the share that was registered in time; null when one of the two periods has none.</summary>
public sealed record QualityChange(decimal? Timeliness);
