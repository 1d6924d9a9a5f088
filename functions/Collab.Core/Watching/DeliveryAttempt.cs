using Collab.Core.Events.Sending;

namespace Collab.Core.Watching;

/// <summary>Counts what became of an attempt to deliver an event.</summary>
internal static class DeliveryAttempt
{
    public const string Sent = "sent";

    /// <summary>It is tried again.</summary>
    public const string Failed = "failed";

    /// <summary>It is given up, or the receiver wants no more.</summary>
    public const string Dead = "dead";

    public static void Count(Guid subscription, string outcome) => CollabMeter.Deliveries.Add(
        1,
        new KeyValuePair<string, object?>(Attributes.Channel, subscription == MailSubscription.Id ? "mail" : "webhook"),
        new KeyValuePair<string, object?>(Attributes.Outcome, outcome));
}
