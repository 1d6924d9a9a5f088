using Collab.Core.Standards;

namespace Collab.Core.Events.Sending;

/// <summary>
/// Mail goes the way of webhooks: where a mail server is configured, it stands among the subscriptions when events are told, and its deliveries
/// stand in a partition of their own. It is no record, and no list shows it.
/// </summary>
public static class MailSubscription
{
    /// <summary>What a log calls the receiver, as addresses stay out of it.</summary>
    public const string Host = "mail";

    public static Guid Id { get; } = RecordId.From(Host);

    /// <summary>The events that people get as mail.</summary>
    public static Subscription Of(DateTimeOffset now) => new()
    {
        Id = Id,
        Url = "mailto:",
        Events = [EventTypes.ReminderDue, EventTypes.CompletenessListed],
        Status = SubscriptionStatus.Active,
        CreatedAt = now,
        CreatedBy = Host,
    };
}
