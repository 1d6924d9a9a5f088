namespace Collab.Core.Events;

/// <summary>A delivery and the tag under which it was read.</summary>
public sealed record StoredDelivery(Delivery Delivery, string ETag);
