using System.Text.Json.Serialization;
using Collab.Core.Standards;

namespace Collab.Core.Reminders;

/// <summary>What somebody is reminded of.</summary>
/// <remarks>The codes stand in row keys: append only, never rename.</remarks>
[JsonConverter(typeof(CodeConverter<ReminderKind>))]
public enum ReminderKind
{
    /// <summary>An agreement nears its last day.</summary>
    EndsSoon,

    /// <summary>The last day on which notice can be given comes near.</summary>
    NoticeSoon,

    /// <summary>Nothing happens under an active collaboration.</summary>
    Dormant,

    /// <summary>An open challenge hasn't changed for long.</summary>
    ChallengeStalled,
}
