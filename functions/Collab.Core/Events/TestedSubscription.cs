namespace Collab.Core.Events;

/// <summary>The data of the event that only tries a subscription's address.</summary>
public sealed record TestedSubscription(Guid Subscription);
