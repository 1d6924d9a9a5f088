using System.Text.Json.Serialization;
using Collab.Core.Standards;

namespace Collab.Core.Outcomes;

/// <summary>What came of a collaboration.</summary>
/// <remarks>The numbers are stored in month cells: append only, never renumber.</remarks>
[JsonConverter(typeof(CodeConverter<OutcomeKind>))]
public enum OutcomeKind
{
    Publication = 0,
    Curriculum = 1,
    TeachingMethod = 2,
    Technology = 3,
    TrainingCompleted = 4,
    Degree = 5,
    Grant = 6,
    Guideline = 7,
    Patent = 8,
    Event = 9,
    Other = 10,
}
