using System.Threading.RateLimiting;
using Collab.Web.Api.Problems;

namespace Collab.Web.Api;

/// <summary>A token bucket for each client: one that sends more than its rate and its burst gets 429 until the bucket has filled again.</summary>
internal sealed class ClientLimits : IDisposable
{
    private const int RefillsPerSecond = 10;

    private readonly PartitionedRateLimiter<string> buckets;

    public ClientLimits(LimitOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var refill = Math.Max(1, options.RequestsPerSecond / RefillsPerSecond);
        var bucket = new TokenBucketRateLimiterOptions
        {
            TokenLimit = Math.Max(options.Burst, refill),
            TokensPerPeriod = refill,
            ReplenishmentPeriod = TimeSpan.FromSeconds((double)refill / options.RequestsPerSecond),
            QueueLimit = 0,
        };
        buckets = PartitionedRateLimiter.Create<string, string>(
            client => RateLimitPartition.GetTokenBucketLimiter(client, _ => bucket), StringComparer.Ordinal);
    }

    /// <summary>Null when the client may go on, else the problem that says when.</summary>
    public Problem? Take(string client)
    {
        using var lease = buckets.AttemptAcquire(client);
        if (lease.IsAcquired)
        {
            return null;
        }

        var wait = lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromSeconds(1);
        return Problem.TooManyRequests(Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)));
    }

    public void Dispose() => buckets.Dispose();
}
