namespace Collab.Core.Events.Sending;

/// <summary>Posts to subscribers.</summary>
public interface IWebhookSender
{
    /// <summary>Makes one attempt. It takes at most 15 seconds, follows no redirect and reads nothing of the answer but its status and Retry-After.</summary>
    Task<DeliveryAnswer> PostAsync(WebhookPost post, CancellationToken cancellationToken);
}
