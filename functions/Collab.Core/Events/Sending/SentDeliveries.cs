namespace Collab.Core.Events.Sending;

/// <summary>What a run of <see cref="SendDeliveries"/> did.</summary>
/// <param name="Taken">How many deliveries their receivers took.</param>
/// <param name="Failed">The attempts that failed.</param>
/// <param name="Disabled">The subscriptions that are disabled because their receivers want no more.</param>
/// <param name="Faults">What went wrong unforeseen; what it concerns is tried again or given up, as far as the storage took it.</param>
public sealed record SentDeliveries(
    int Taken, IReadOnlyList<FailedDelivery> Failed, IReadOnlyList<Guid> Disabled, IReadOnlyList<Exception> Faults)
{
    internal static SentDeliveries Of(IReadOnlyList<SentDeliveries> runs) =>
        new(runs.Sum(r => r.Taken), [.. runs.SelectMany(r => r.Failed)], [.. runs.SelectMany(r => r.Disabled)], [.. runs.SelectMany(r => r.Faults)]);
}
