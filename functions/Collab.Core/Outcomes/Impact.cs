using System.Text.Json.Serialization;
using Collab.Core.Standards;

namespace Collab.Core.Outcomes;

/// <summary>The line of impact that an outcome counts towards.</summary>
/// <remarks>The numbers are stored in month cells: append only, never renumber.</remarks>
[JsonConverter(typeof(CodeConverter<Impact>))]
public enum Impact
{
    EducationalQuality = 0,
    ResearchInnovation = 1,
    CulturalExchange = 2,
    CapacityBuilding = 3,
    GlobalExposure = 4,
    KnowledgeSharing = 5,
    ResearchExcellence = 6,
}
