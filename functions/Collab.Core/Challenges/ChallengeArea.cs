using System.Text.Json.Serialization;
using Collab.Core.Standards;

namespace Collab.Core.Challenges;

/// <summary>The work that a challenge hinders.</summary>
/// <remarks>The numbers are stored in month cells: append only, never renumber.</remarks>
[JsonConverter(typeof(CodeConverter<ChallengeArea>))]
public enum ChallengeArea
{
    ClinicalTraining = 0,
    Research = 1,
    Education = 2,
    Mobility = 3,
    Governance = 4,
}
