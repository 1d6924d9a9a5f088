namespace Collab.Core.Events.Sending;

/// <summary>One attempt to tell a subscriber of an event.</summary>
public sealed record WebhookPost(Uri Address, WebhookHeaders Headers, ReadOnlyMemory<byte> Body);
