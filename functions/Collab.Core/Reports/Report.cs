using System.Text.Json.Serialization;
using Collab.Core.Standards;

namespace Collab.Core.Reports;

/// <summary>
/// The figures of one scope and period, as the report JSON shows them. Empty groups are left out; keys are in ordinal order.
/// The same register and the same period give the same bytes.
/// </summary>
public sealed record Report
{
    /// <summary>UUID of a kept report; null in a summary, which isn't kept.</summary>
    public Guid? Id { get; init; }

    /// <summary>A home institution's id, or <c>national</c> for all of them.</summary>
    public required string Scope { get; init; }

    public required Period Period { get; init; }

    /// <summary>The period of the same length before.</summary>
    public required Period Previous { get; init; }

    /// <summary>The day that "expiring" and "dormant" are counted from: the period's last day, or today while it still runs.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>BCP 47 tag of the language that pages and documents are drawn in: en, mn or ne.</summary>
    public required string Language { get; init; }

    public required CollaborationFigures Collaborations { get; init; }

    public required ActivityFigures Activities { get; init; }

    public required IReadOnlyList<Reciprocity> Reciprocity { get; init; }

    public required OutcomeFigures Outcomes { get; init; }

    /// <summary>A row for each currency in which money moved in the period, in order of codes; never added across currencies.</summary>
    public required IReadOnlyList<FundingFigures> Funding { get; init; }

    public required ChallengeFigures Challenges { get; init; }

    public required QualityFigures Quality { get; init; }

    public required ReportChange Change { get; init; }
}

/// <summary>How many collaborations there are, by code, and which of them need attention.</summary>
public sealed record CollaborationFigures
{
    public required int Total { get; init; }

    public required SortedDictionary<string, int> ByStatus { get; init; }

    public required SortedDictionary<string, int> ByInstrument { get; init; }

    public required SortedDictionary<string, int> ByKind { get; init; }

    public required SortedDictionary<string, int> ByTheme { get; init; }

    public required SortedDictionary<string, int> ByRegion { get; init; }

    public required SortedDictionary<string, int> ByCountry { get; init; }

    /// <summary>Keys are institution ids; a collaboration counts once under each of its partners.</summary>
    public required SortedDictionary<string, int> ByPartner { get; init; }

    /// <summary>Collaborations whose <c>signedOn</c> falls in the period.</summary>
    public required int SignedInPeriod { get; init; }

    /// <summary>Collaborations that ended in the period: terminated, expired or superseded.</summary>
    public required int EndedInPeriod { get; init; }

    /// <summary>Ids of active collaborations that end within 90 days of <c>asOf</c>.</summary>
    [JsonPropertyName("expiringIn90Days")]
    public required IReadOnlyList<Guid> ExpiringIn90Days { get; init; }

    /// <summary>Ids of active collaborations that end within 180 days of <c>asOf</c>, those within 90 included.</summary>
    [JsonPropertyName("expiringIn180Days")]
    public required IReadOnlyList<Guid> ExpiringIn180Days { get; init; }

    /// <summary>Ids of active collaborations whose notice deadline has passed and which have not ended yet.</summary>
    public required IReadOnlyList<Guid> PastNoticeDeadline { get; init; }

    public required Dormancy Dormant { get; init; }
}

/// <summary>Active collaborations under which nothing happened for 12 (amber) or 24 months (red).</summary>
public sealed record Dormancy(IReadOnlyList<Guid> Amber, IReadOnlyList<Guid> Red);
