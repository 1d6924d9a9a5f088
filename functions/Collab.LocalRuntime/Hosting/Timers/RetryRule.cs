using System.Reflection;
using Microsoft.Azure.Functions.Worker;

namespace Collab.LocalRuntime.Hosting.Timers;

/// <summary>How often a failed timer function is tried again (-1: without end), and after which delays.</summary>
internal sealed record RetryRule(int MaxRetryCount, TimeSpan Minimum, TimeSpan Maximum)
{
    public static RetryRule Of(MethodInfo method) =>
        method.GetCustomAttribute<FixedDelayRetryAttribute>() is { } constant ? new RetryRule(constant.MaxRetryCount, constant.Delay, constant.Delay)
        : method.GetCustomAttribute<ExponentialBackoffRetryAttribute>() is { } growing ? new RetryRule(growing.MaxRetryCount, growing.Minimum, growing.Maximum)
        : new RetryRule(0, TimeSpan.Zero, TimeSpan.Zero);

    public bool Allows(int retry) => MaxRetryCount < 0 || retry <= MaxRetryCount;

    /// <summary>The delay before the given retry (1 is the first): the minimum, doubled each time, up to the maximum.</summary>
    public TimeSpan DelayBefore(int retry)
    {
        var factor = Math.Pow(2, Math.Min(retry - 1, 30));
        return Minimum * factor < Maximum ? Minimum * factor : Maximum;
    }
}
