using System.Text.Json.Serialization;
using Collab.Core.Standards;

namespace Collab.Core.Collaborations;

/// <summary>How long an active collaboration has lain still.</summary>
[JsonConverter(typeof(CodeConverter<DormancyLevel>))]
public enum DormancyLevel
{
    /// <summary>It isn't active, or something happened within the last twelve months.</summary>
    None,

    /// <summary>Nothing for 12 months, but for less than 24.</summary>
    Amber,

    /// <summary>Nothing for 24 months or more.</summary>
    Red,
}
