namespace Collab.Core.Events;

/// <summary>A subscription together with its secret, which is never shown again.</summary>
public sealed record NewSubscription(Subscription Subscription, string Secret, string ETag);
