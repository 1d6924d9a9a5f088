using System.Text.Json;
using System.Text.Json.Serialization;
using Collab.Core.Json;
using Collab.Core.Standards;

namespace Collab.Core.Events;

/// <summary>Somebody's wish to be told of events, and the address to tell them at.</summary>
public sealed record Subscription
{
    /// <summary>UUID version 7.</summary>
    public required Guid Id { get; init; }

    /// <summary>Where events are posted.</summary>
    public required string Url { get; init; }

    /// <summary>The types of events that are wanted, at least one of <see cref="EventTypes.All"/>.</summary>
    public required IReadOnlyList<string> Events { get; init; }

    /// <summary>The home institution whose events are wanted; null for those of all homes.</summary>
    public string? Institution { get; init; }

    public string? Description { get; init; }

    public required SubscriptionStatus Status { get; init; }

    /// <summary>Why it is disabled, for people.</summary>
    public string? DisabledReason { get; init; }

    [JsonConverter(typeof(InstantConverter))]
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The name of the client that made it.</summary>
    public required string CreatedBy { get; init; }

    /// <summary>
    /// Is the event to be told to it? A national one hears of every home, one of a home of what concerns that home. A document may concern
    /// two: the home of the collaboration that it is about, and its sender, which is named in the event's data.
    /// </summary>
    public bool Wants(RegisterEvent happened)
    {
        ArgumentNullException.ThrowIfNull(happened);
        return Wants(happened.Type, happened.Institution)
            || (happened.Type == EventTypes.DocumentFinished && Wants(happened.Type, SenderOf(happened)));
    }

    /// <summary>Are events of this type at this home to be told to it?</summary>
    public bool Wants(string type, string? institution) =>
        Status == SubscriptionStatus.Active && Events.Contains(type, StringComparer.Ordinal) && (Institution is null || Institution == institution);

    private static string? SenderOf(RegisterEvent happened) =>
        happened.Data.Deserialize(RegisterJson.Readable.FinishedDocument)?.Institution;
}
