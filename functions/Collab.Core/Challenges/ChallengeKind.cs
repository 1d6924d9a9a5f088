using System.Text.Json.Serialization;
using Collab.Core.Standards;

namespace Collab.Core.Challenges;

/// <summary>What stands in the way of a collaboration.</summary>
/// <remarks>The numbers are stored in month cells: append only, never renumber.</remarks>
[JsonConverter(typeof(CodeConverter<ChallengeKind>))]
public enum ChallengeKind
{
    FundingLimitation = 0,
    InfrastructureGap = 1,
    RegulatoryBarrier = 2,
    Staffing = 3,
    Language = 4,
    DataSharing = 5,
    Other = 6,
}
