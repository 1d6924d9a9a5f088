namespace Collab.Core.Events.Sending;

/// <summary>The three headers that say which event a request tells of, when it was tried, and that it comes from us.</summary>
public sealed record WebhookHeaders(string Id, string Timestamp, string Signature)
{
    public const string IdName = "webhook-id";
    public const string TimestampName = "webhook-timestamp";
    public const string SignatureName = "webhook-signature";
}
