using Microsoft.Azure.Functions.Worker;

namespace Collab.LocalRuntime.Hosting.Invocation;

/// <summary>Which try this is, of how many after the first.</summary>
internal sealed class TryCount(int retryCount, int maxRetryCount) : RetryContext
{
    public static readonly TryCount Only = new(0, 0);

    public override int RetryCount { get; } = retryCount;

    public override int MaxRetryCount { get; } = maxRetryCount;
}
