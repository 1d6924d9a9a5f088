using System.Text.Json.Serialization;
using Collab.Core.Standards;

namespace Collab.Core.Activities;

/// <summary>The groups in which the participants of an activity are counted.</summary>
[JsonConverter(typeof(CodeConverter<ParticipantLevel>))]
public enum ParticipantLevel
{
    Students,
    Residents,
    Faculty,
    Staff,
}
