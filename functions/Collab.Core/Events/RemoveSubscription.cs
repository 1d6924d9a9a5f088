using Collab.Core.Access;
using Collab.Core.Results;

namespace Collab.Core.Events;

/// <summary>Ends a subscription. What still waits for it is told to nobody, and cleared away later.</summary>
public sealed class RemoveSubscription(SubscriptionRegister subscriptions, Audience audience, TimeProvider clock)
{
    /// <summary>The subscription that was removed.</summary>
    public async Task<Outcome<Subscription>> RunAsync(Caller caller, Guid id, CancellationToken cancellationToken)
    {
        Subscription? seen = null;
        while (await subscriptions.FindAsync(id, cancellationToken) is { } row)
        {
            var read = SubscriptionRegister.Read(row);
            if (!ReadSubscriptions.May(caller, Operation.KeepSubscriptions, read))
            {
                return new Refusal.NotFound();
            }

            seen = read;
            try
            {
                if (await subscriptions.RemoveAsync(read, row, clock.GetUtcNow(), cancellationToken))
                {
                    return read;
                }
            }
            finally
            {
                audience.Forget();
            }
        }

        // Seen a moment ago and gone now: a store that tried again after a lost answer refuses what it has done.
        return seen is null ? new Refusal.NotFound() : seen;
    }
}
