namespace Microsoft.Azure.Functions.Worker;

/// <summary>Which try of an invocation this is: 0 is the first.</summary>
public abstract class RetryContext
{
    public abstract int RetryCount { get; }

    public abstract int MaxRetryCount { get; }
}
