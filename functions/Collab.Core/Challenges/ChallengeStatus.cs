using System.Text.Json.Serialization;
using Collab.Core.Standards;

namespace Collab.Core.Challenges;

/// <summary>How far a challenge has been dealt with.</summary>
/// <remarks>The numbers are stored in month cells: append only, never renumber.</remarks>
[JsonConverter(typeof(CodeConverter<ChallengeStatus>))]
public enum ChallengeStatus
{
    Open = 0,
    Mitigating = 1,
    Resolved = 2,
    Accepted = 3,
}
