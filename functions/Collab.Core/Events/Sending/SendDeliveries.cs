using Collab.Core.Settings;
using Collab.Core.Store;

namespace Collab.Core.Events.Sending;

/// <summary>
/// Sends what is due to the subscriptions, and as mail. Receivers are served side by side. Of two runs at once, in one process or two, each
/// delivery is taken by one; one whose run stops midway is sent again some minutes later, so a receiver may hear of an event twice.
/// </summary>
public sealed class SendDeliveries(
    SubscriptionRegister subscriptions,
    DeliveryRegister deliveries,
    SubscriptionSecrets secrets,
    IWebhookSender webhooks,
    SendMail mail,
    RegisterSettings settings,
    TimeProvider clock)
{
    private const string GoneReason = "The receiver answered 410 Gone.";

    /// <exception cref="StoreUnavailableException">The storage can't be reached.</exception>
    public async Task<SentDeliveries> RunAsync(CancellationToken cancellationToken)
    {
        var lanes = await LanesAsync(cancellationToken);
        var sent = SentDeliveries.Of(await SideBySide.AskAsync(lanes, RunAsync, cancellationToken));
        foreach (var gone in sent.Disabled)
        {
            await subscriptions.DisableAsync(gone, GoneReason, cancellationToken);
        }

        return sent;
    }

    /// <summary>What goes wrong with one receiver must not keep the others from being served. What was sent and not put down is sent again.</summary>
    private static async Task<SentDeliveries> RunAsync(DeliveryLane lane, CancellationToken cancellationToken)
    {
        try
        {
            return await lane.RunAsync(cancellationToken);
        }
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
        {
            return lane.Stopped(fault);
        }
    }

    private async Task<IReadOnlyList<DeliveryLane>> LanesAsync(CancellationToken cancellationToken)
    {
        var lanes = new List<DeliveryLane>();
        if (mail.IsOn)
        {
            lanes.Add(new(MailSubscription.Id, MailSubscription.Host, mail.RunAsync, deliveries, clock));
        }

        // Without the key nothing can be signed, and a subscription can't be made.
        if (secrets.HasKey)
        {
            var active = (await subscriptions.AllAsync(cancellationToken)).Where(s => s.Status == SubscriptionStatus.Active);
            lanes.AddRange(active.Select(s => new DeliveryLane(s.Id, HostOf(s), (delivery, token) => PostAsync(s, delivery, token), deliveries, clock)));
        }

        return lanes;
    }

    private async Task<DeliveryAnswer> PostAsync(Subscription subscription, Delivery delivery, CancellationToken cancellationToken)
    {
        // The setting may have changed since the subscription was made.
        if (WebhookAddress.FaultOf(subscription.Url, settings.WebhooksToPrivateAddresses) is not null)
        {
            return new DeliveryAnswer.Failed(DeliveryFaults.PrivateAddress);
        }

        var body = WebhookBody.Of(delivery.Event);
        var headers = WebhookSignature.Sign(secrets.TextOf(subscription.Id), delivery.Event.Id.ToString(), clock.GetUtcNow(), body);
        return await webhooks.PostAsync(new(new(subscription.Url), headers, body), cancellationToken);
    }

    private static string HostOf(Subscription subscription) => Uri.TryCreate(subscription.Url, UriKind.Absolute, out var address) ? address.Host : "?";
}
