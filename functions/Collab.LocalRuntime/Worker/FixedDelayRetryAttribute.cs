using System.Globalization;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Runs a failed timer function again, at most <see cref="MaxRetryCount"/> times (-1: without end), after a constant delay.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class FixedDelayRetryAttribute : Attribute
{
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="delayInterval"/> is no time span of zero or more.</exception>
    public FixedDelayRetryAttribute(int maxRetryCount, string delayInterval)
    {
        if (!TimeSpan.TryParse(delayInterval, CultureInfo.InvariantCulture, out var delay) || delay < TimeSpan.Zero)
        {
            throw new ArgumentOutOfRangeException(nameof(delayInterval));
        }

        MaxRetryCount = maxRetryCount;
        DelayInterval = delayInterval;
        Delay = delay;
    }

    public int MaxRetryCount { get; set; }

    public string DelayInterval { get; }

    internal TimeSpan Delay { get; }
}
