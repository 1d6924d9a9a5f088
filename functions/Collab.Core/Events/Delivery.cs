using System.Text.Json.Serialization;
using Collab.Core.Standards;

namespace Collab.Core.Events;

/// <summary>An event on its way to one subscription. It is gone once it has arrived.</summary>
public sealed record Delivery
{
    public required Guid Subscription { get; init; }

    public required RegisterEvent Event { get; init; }

    public required DeliveryStatus Status { get; init; }

    /// <summary>How often it was tried.</summary>
    public int Attempts { get; init; }

    /// <summary>When it is to be tried next; while it is being tried, when another worker may.</summary>
    [JsonConverter(typeof(InstantConverter))]
    public required DateTimeOffset NextAttemptAt { get; init; }

    /// <summary>Why the last attempt failed, for people.</summary>
    public string? LastFault { get; init; }

    [JsonConverter(typeof(InstantConverter))]
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The delivery of an event that is due at once.</summary>
    public static Delivery Of(Subscription subscription, RegisterEvent happened, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(subscription);
        return new()
        {
            Subscription = subscription.Id,
            Event = happened,
            Status = DeliveryStatus.Pending,
            NextAttemptAt = now,
            CreatedAt = now,
        };
    }
}
