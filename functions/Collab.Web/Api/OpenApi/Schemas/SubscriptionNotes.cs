using Collab.Core.Events;

namespace Collab.Web.Api.OpenApi.Schemas;

/// <summary>Notes of subscriptions and of the events that are told to them.</summary>
internal static class SubscriptionNotes
{
    private const string Home = "The home institution whose events are told; absent for those of all homes.";

    public static IReadOnlyList<RecordNotes> All { get; } =
    [
        RecordNotes.Of<SubscriptionRequest>("A subscription to be made.", "Subscription")
            .Wanted("url", "Where events are posted: https, without a user, a password or a fragment, and no address of a private network.", Shapes.Longest(2000))
            .Wanted("events", "The types of events that are wanted.", Shapes.Items(1, EventTypes.All.Count, OneType))
            .Optional("institution", "The home institution whose events are wanted. An officer's is its own; others hear of all homes where they name none.", Shapes.Slug)
            .Optional("description", "What people should know of it.", Shapes.Longest(500)),
        Described(RecordNotes.Of<Subscription>("Somebody's wish to be told of events, and the address to tell them at.")),
        Described(RecordNotes.Of<SubscriptionWithSecret>("A subscription, and the secret that its deliveries are signed with."))
            .Derived("secret", "The secret, 32 bytes in base64. It is shown this once.", Shapes.Pattern("^whsec_[0-9A-Za-z+/]{43}=$")),
        RecordNotes.Of<Delivery>("An event on its way to a subscription.")
            .Derived("subscription", "The subscription's id.")
            .Derived("event", "The event.")
            .Derived("status", "Whether it is still tried.")
            .Derived("attempts", "How often it was tried.", Shapes.AtLeast(0))
            .Derived("nextAttemptAt", "When it is tried next, UTC; of one that was given up, the end of its last attempt at the latest.")
            .Derived("lastFault", "Why the last attempt failed.")
            .Derived("createdAt", "When the event was put on its way, UTC."),
        RecordNotes.Of<RegisterEvent>("Something that has happened.")
            .Derived("id", "UUID; a receiver knows a repeated event by it.")
            .Derived("type", "What kind of event it is.")
            .Derived("institution", "The home institution that it concerns; absent when it concerns all of them.", Shapes.Slug)
            .Derived("at", "When it happened, UTC.")
            .Derived("data", "What happened, by ids and codes; what it holds depends on the type."),
    ];

    private static RecordNotes Described(RecordNotes subscription) => subscription
        .Derived("id", "UUID of version 7.")
        .Derived("url", "Where events are posted.")
        .Derived("events", "The types of events that are told.", Shapes.Items(1, EventTypes.All.Count, OneType))
        .Derived("institution", Home, Shapes.Slug)
        .Derived("description", "What people should know of it.")
        .Derived("status", "Whether events are told to it.")
        .Derived("disabledReason", "Why it is disabled.")
        .Derived("createdAt", "When it was made, UTC.")
        .Derived("createdBy", "The client that made it.");

    private static void OneType(Microsoft.OpenApi.OpenApiSchema schema) => Shapes.OneOf([.. EventTypes.All])(schema);
}
