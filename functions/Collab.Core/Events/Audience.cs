using Collab.Core.Store;

namespace Collab.Core.Events;

/// <summary>
/// Is anybody subscribed? Writers ask before each commit, so the subscriptions are read once and kept for a few seconds. A subscription
/// that another process has made is known here within <see cref="KeptFor"/>, and a commit that has asked is over some seconds later: so it hears
/// of what is changed from 15 seconds after it was made.
/// </summary>
public sealed class Audience(SubscriptionRegister subscriptions, TimeProvider clock)
{
    public static readonly TimeSpan KeptFor = TimeSpan.FromSeconds(10);

    private readonly Lock gate = new();
    private Copy? kept;

    /// <summary>Does any active subscription want events of this type at this home?</summary>
    /// <exception cref="StoreUnavailableException">The storage can't be reached.</exception>
    public async ValueTask<bool> WantsAsync(string type, string institution, CancellationToken cancellationToken)
    {
        // Read for all who ask meanwhile, so one of them who leaves doesn't stop it.
        var all = await Current().WaitAsync(cancellationToken);
        foreach (var subscription in all)
        {
            if (subscription.Wants(type, institution))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Reads again at the next question, because this process has changed a subscription.</summary>
    public void Forget()
    {
        lock (gate)
        {
            kept = null;
        }
    }

    private Task<IReadOnlyList<Subscription>> Current()
    {
        lock (gate)
        {
            if (kept is null || kept.Reading.IsFaulted || clock.GetElapsedTime(kept.At) >= KeptFor)
            {
                kept = new(clock.GetTimestamp(), subscriptions.AllAsync(CancellationToken.None));
            }

            return kept.Reading;
        }
    }

    private sealed record Copy(long At, Task<IReadOnlyList<Subscription>> Reading);
}
