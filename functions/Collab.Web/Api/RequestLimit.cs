using System.Threading.RateLimiting;

namespace Collab.Web.Api;

/// <summary>
/// How many requests this process works on at once, whoever sends them. Some more wait, oldest first and not for long; what comes on top
/// is turned away before its body is read, so that a flood costs neither memory nor the requests that are under way.
/// </summary>
internal sealed class RequestLimit : IDisposable
{
    /// <summary>Longer than this nobody waits: a client that hears soon can go to another instance.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);

    private readonly ConcurrencyLimiter limiter;

    public RequestLimit(LimitOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        limiter = new(new()
        {
            PermitLimit = options.ConcurrentRequests,
            QueueLimit = options.ConcurrentRequests / 2,
            QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
        });
    }

    /// <summary>A place, to be given back when the request is done; its <see cref="RateLimitLease.IsAcquired"/> is false when there is none.</summary>
    public async ValueTask<RateLimitLease> EnterAsync(CancellationToken cancellationToken)
    {
        var lease = limiter.AttemptAcquire();
        if (lease.IsAcquired)
        {
            return lease;
        }

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(LongestWait);
        try
        {
            return await limiter.AcquireAsync(permitCount: 1, patience.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return lease;
        }
    }

    public void Dispose() => limiter.Dispose();
}
