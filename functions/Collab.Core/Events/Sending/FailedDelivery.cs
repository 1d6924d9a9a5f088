namespace Collab.Core.Events.Sending;

/// <summary>An attempt that failed, as far as a log may tell of it.</summary>
/// <param name="Subscription">Whom it was for; <see cref="MailSubscription.Id"/> for mail.</param>
/// <param name="Event">What was to be told.</param>
/// <param name="Host">Where it went: the host alone, as the rest of an address may hold a token; <c>mail</c> for mail.</param>
/// <param name="Fault">A status code or a word of <see cref="DeliveryFaults"/>.</param>
/// <param name="IsDead">It was the last attempt.</param>
public sealed record FailedDelivery(Guid Subscription, Guid Event, string Host, string Fault, bool IsDead);
