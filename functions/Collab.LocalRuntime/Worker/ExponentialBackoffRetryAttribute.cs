using System.Globalization;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Runs a failed timer function again, at most <see cref="MaxRetryCount"/> times (-1: without end), after growing delays.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ExponentialBackoffRetryAttribute : Attribute
{
    /// <exception cref="ArgumentOutOfRangeException">An interval is no time span of zero or more.</exception>
    /// <exception cref="ArgumentException">The minimum is above the maximum.</exception>
    public ExponentialBackoffRetryAttribute(int maxRetryCount, string minimumInterval, string maximumInterval)
    {
        if (!TimeSpan.TryParse(minimumInterval, CultureInfo.InvariantCulture, out var minimum) || minimum < TimeSpan.Zero)
        {
            throw new ArgumentOutOfRangeException(nameof(minimumInterval));
        }

        if (!TimeSpan.TryParse(maximumInterval, CultureInfo.InvariantCulture, out var maximum) || maximum < TimeSpan.Zero)
        {
            throw new ArgumentOutOfRangeException(nameof(maximumInterval));
        }

        if (minimum > maximum)
        {
            throw new ArgumentException("The minimum interval is above the maximum interval.", nameof(minimumInterval));
        }

        MaxRetryCount = maxRetryCount;
        MinimumInterval = minimumInterval;
        MaximumInterval = maximumInterval;
        Minimum = minimum;
        Maximum = maximum;
    }

    public int MaxRetryCount { get; set; }

    public string MinimumInterval { get; }

    public string MaximumInterval { get; }

    internal TimeSpan Minimum { get; }

    internal TimeSpan Maximum { get; }
}
