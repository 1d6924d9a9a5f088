using Collab.Core.Watching;

namespace Collab.Core.Events.Sending;

/// <summary>
/// Sends what is due to one receiver, one delivery after the other. A receiver that is slow, down or busy is left alone for the rest of the
/// run, so that it neither holds up others nor uses up the attempts of all that waits for it.
/// </summary>
internal sealed class DeliveryLane(
    Guid subscription, string host, Func<Delivery, CancellationToken, Task<DeliveryAnswer>> attempt, DeliveryRegister deliveries, TimeProvider clock)
{
    /// <summary>Deliveries of one receiver in a run.</summary>
    public const int MostOfARun = 200;

    /// <summary>Failures one after the other after which a receiver is taken to be down.</summary>
    private const int FailuresInARow = 3;

    /// <summary>Longer than any attempt takes: nobody else tries a delivery meanwhile, and somebody does when this process is gone.</summary>
    private static readonly TimeSpan TakenFor = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan LongestRun = TimeSpan.FromMinutes(1);

    private readonly List<FailedDelivery> failed = [];
    private readonly List<Exception> faults = [];
    private int taken;

    public async Task<SentDeliveries> RunAsync(CancellationToken cancellationToken)
    {
        var began = clock.GetTimestamp();
        var due = await deliveries.DueAsync(subscription, clock.GetUtcNow(), MostOfARun, cancellationToken);
        var inARow = 0;
        for (var i = 0; i < due.Count && inARow < FailuresInARow && clock.GetElapsedTime(began) < LongestRun; i++)
        {
            if (due[i].Delivery.Attempts >= BackOff.Attempts)
            {
                await KillAsync(due[i], due[i].Delivery.LastFault ?? DeliveryFaults.Error, cancellationToken);
                continue;
            }

            if (await deliveries.TakeAsync(due[i], clock.GetUtcNow() + TakenFor, cancellationToken) is not { } ours)
            {
                continue;
            }

            switch (await AttemptAsync(ours.Delivery, cancellationToken))
            {
                case DeliveryAnswer.Failed failure:
                    await FailAsync(ours, failure, cancellationToken);
                    inARow = failure.Fault == DeliveryFaults.Timeout || failure.RetryAfter > TimeSpan.Zero ? FailuresInARow : inARow + 1;
                    await HoldAsync(due.Skip(i + 1), failure.RetryAfter, cancellationToken);
                    break;
                case DeliveryAnswer.Gone:
                    DeliveryAttempt.Count(subscription, DeliveryAttempt.Dead);
                    return new(taken, failed, [subscription], faults);
                default:
                    await deliveries.DoneAsync(ours.Delivery, cancellationToken);
                    taken++;
                    DeliveryAttempt.Count(subscription, DeliveryAttempt.Sent);
                    inARow = 0;
                    break;
            }
        }

        return new(taken, failed, [], faults);
    }

    /// <summary>What a run had done when a fault ended it.</summary>
    public SentDeliveries Stopped(Exception fault) => new(taken, failed, [], [.. faults, fault]);

    /// <summary>What goes wrong unforeseen is a failure too, so that it doesn't come back every few minutes for ever.</summary>
    private async Task<DeliveryAnswer> AttemptAsync(Delivery delivery, CancellationToken cancellationToken)
    {
        try
        {
            return await attempt(delivery, cancellationToken);
        }
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
        {
            faults.Add(fault);
            return new DeliveryAnswer.Failed(DeliveryFaults.Error);
        }
    }

    private async Task FailAsync(StoredDelivery ours, DeliveryAnswer.Failed failure, CancellationToken cancellationToken)
    {
        var happened = ours.Delivery.Event.Id;
        if (BackOff.After(ours.Delivery.Attempts, $"{subscription}|{happened}", failure.RetryAfter) is { } pause)
        {
            await deliveries.PostponeAsync(ours, clock.GetUtcNow() + pause, failure.Fault, cancellationToken);
            failed.Add(new(subscription, happened, host, failure.Fault, IsDead: false));
            DeliveryAttempt.Count(subscription, DeliveryAttempt.Failed);
        }
        else
        {
            await KillAsync(ours, failure.Fault, cancellationToken);
        }
    }

    private async Task KillAsync(StoredDelivery delivery, string fault, CancellationToken cancellationToken)
    {
        await deliveries.KillAsync(delivery, fault, cancellationToken);
        failed.Add(new(subscription, delivery.Delivery.Event.Id, host, fault, IsDead: true));
        DeliveryAttempt.Count(subscription, DeliveryAttempt.Dead);
    }

    /// <summary>A receiver that asks for a pause gets one from everything that is due; no attempt is counted.</summary>
    private async Task HoldAsync(IEnumerable<StoredDelivery> rest, TimeSpan? asked, CancellationToken cancellationToken)
    {
        if (asked > TimeSpan.Zero)
        {
            var until = clock.GetUtcNow() + (asked.Value < BackOff.Longest ? asked.Value : BackOff.Longest);
            foreach (var delivery in rest)
            {
                await deliveries.HoldAsync(delivery, until, cancellationToken);
            }
        }
    }
}
