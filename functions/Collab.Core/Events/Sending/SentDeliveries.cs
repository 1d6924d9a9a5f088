namespace Collab.Core.Events.Sending;

/// <summary>What a run of <see cref="SendDeliveries"/> did.</summary>
/// <param name="Taken">How many deliveries their receivers took.</param>
/// <param name="Failed">The attempts that failed.</param>
/// <param name="Disabled">The subscriptions that are disabled because their receivers want no more.</param>
public sealed record SentDeliveries(int Taken, IReadOnlyList<FailedDelivery> Failed, IReadOnlyList<Guid> Disabled)
{
    internal static SentDeliveries None { get; } = new(0, [], []);

    internal static SentDeliveries Of(IReadOnlyList<SentDeliveries> runs) =>
        new(runs.Sum(r => r.Taken), [.. runs.SelectMany(r => r.Failed)], [.. runs.SelectMany(r => r.Disabled)]);
}
