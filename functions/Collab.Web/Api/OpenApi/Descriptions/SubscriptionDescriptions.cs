using Collab.Core.Events;
using Collab.Web.Api.OpenApi.Schemas;
using Collab.Web.Api.Problems;

namespace Collab.Web.Api.OpenApi.Descriptions;

/// <summary>Describes <c>/subscriptions</c>.</summary>
internal static class SubscriptionDescriptions
{
    private static Problem Disabled { get; } =
        ProblemSamples.Conflict("subscription-disabled", "Nothing is told to this subscription any more; make a new one.");

    public static void List(OperationDescription operation) => operation
        .Named("listSubscriptions", Tags.Subscriptions, "Lists subscriptions, newest first")
        .GivesPage<Subscription>("A page of the list.", Example.Of("subscription"))
        .Refuses(ProblemSamples.NotFound);

    public static void Make(OperationDescription operation) => operation
        .Named("makeSubscription", Tags.Subscriptions, "Subscribes an address to events")
        .Says("""
            Events are posted to the address as [Standard Webhooks](https://www.standardwebhooks.com) has it: signed with the secret, at least
            once, in no promised order; a receiver knows a repeated one by its `webhook-id`. A subscription hears of what happens from 15 seconds
            after it was made. The secret is in the answer and never seen again, so this takes no `Idempotency-Key`.
            """)
        .Takes<SubscriptionRequest>("The subscription.", Example.Of("subscription-input"))
        .Creates<SubscriptionWithSecret>("The subscription and its secret.", Example.Of("subscription-with-secret"))
        .Refuses(
            ProblemSamples.NotFound,
            ProblemSamples.Conflict("too-many-subscriptions", "There are 50 subscriptions of this scope; remove one first."),
            ProblemSamples.Conflict(
                "no-webhook-key", "There is no key here to sign webhooks with; whoever runs Collab has to set Collab:WebhookKey."));

    public static void Get(OperationDescription operation) => operation
        .Named("getSubscription", Tags.Subscriptions, "Reads a subscription")
        .Takes(p => p.PathId("id", "The subscription's id."))
        .Gives<Subscription>("The subscription.", Example.Of("subscription"));

    public static void Remove(OperationDescription operation) => operation
        .Named("removeSubscription", Tags.Subscriptions, "Removes a subscription")
        .Says("What still waits to be told to it is told to nobody.")
        .Takes(p => p.PathId("id", "The subscription's id."))
        .Deletes("It is told nothing more.");

    public static void Test(OperationDescription operation) => operation
        .Named("testSubscription", Tags.Subscriptions, "Sends an event that only tries the address")
        .Says("The event is a `subscription.test` and goes the same way as all others, within a minute or two.")
        .Takes(p => p.PathId("id", "The subscription's id."))
        .Deletes("It will be sent.")
        .Refuses(Disabled);

    public static void DeadLetters(OperationDescription operation) => operation
        .Named("listDeadLetters", Tags.Subscriptions, "Lists the events that could not be told, newest first")
        .Takes(p => p.PathId("id", "The subscription's id."))
        .GivesPage<Delivery>("A page of the list.", Example.Of("delivery"));

    public static void Retry(OperationDescription operation) => operation
        .Named("retryDeadLetter", Tags.Subscriptions, "Has an event that could not be told sent again")
        .Says("It is tried anew, as often as a new one. The same request again changes nothing while it waits.")
        .Takes(p => p.PathId("id", "The subscription's id.").PathId("eventId", "The event's id."))
        .Deletes("It will be sent.")
        .Refuses(Disabled);
}
