namespace Collab.Faults.Load;

/// <summary>The straight line that fits samples best, by least squares.</summary>
internal static class Trend
{
    /// <summary>Growth an hour over the second half of the samples; the first half is warming up.</summary>
    public static double PerHour(IReadOnlyList<Sample> samples, Func<Sample, double> value)
    {
        var half = samples.Skip(samples.Count / 2).Select(s => (X: s.At.TotalHours, Y: value(s))).ToArray();
        var (meanX, meanY) = (half.Average(p => p.X), half.Average(p => p.Y));
        var spread = half.Sum(p => (p.X - meanX) * (p.X - meanX));
        return spread == 0 ? 0 : half.Sum(p => (p.X - meanX) * (p.Y - meanY)) / spread;
    }
}
