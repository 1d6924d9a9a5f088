using System.Text.Json;
using System.Text.Json.Serialization;
using Collab.Core.Standards;

namespace Collab.Core.Events;

/// <summary>
/// Something that has happened and that others may want to hear of. It is stored in the outbox in the same commit as the change itself, told
/// to every subscription that wants it, and then taken out of the outbox.
/// </summary>
public sealed record RegisterEvent
{
    /// <summary>UUID version 7; a receiver knows a repeated event by it.</summary>
    public required Guid Id { get; init; }

    /// <summary>One of <see cref="EventTypes.All"/>.</summary>
    public required string Type { get; init; }

    /// <summary>The home institution that it concerns, or null when it concerns all of them.</summary>
    public string? Institution { get; init; }

    [JsonConverter(typeof(InstantConverter))]
    public required DateTimeOffset At { get; init; }

    /// <summary>What happened, by ids and codes only: who wants more asks for the record.</summary>
    public required JsonElement Data { get; init; }
}
