namespace Collab.Bench.Report;

/// <summary>
/// Rounds of floor and product, taken in turn because the machine is shared: each round's ratio compares neighbours in time, and
/// medians leave out what a noisy minute did.
/// </summary>
internal sealed class Rounds
{
    private readonly List<double> floors = [];
    private readonly List<double> products = [];

    public double Floor => Median(floors);

    public double Product => Median(products);

    public double Ratio => Median([.. Ratios]);

    /// <summary>Each round's.</summary>
    public IEnumerable<double> Ratios => products.Zip(floors, (p, f) => p / f);

    public void Add(double floor, double product)
    {
        floors.Add(floor);
        products.Add(product);
    }

    /// <summary>The smallest of the values that <paramref name="part"/> (0 to 1) of them don't exceed.</summary>
    public static double Percentile(IEnumerable<double> values, double part)
    {
        var sorted = values.Order().ToArray();
        return sorted[Math.Clamp((int)Math.Ceiling(part * sorted.Length) - 1, 0, sorted.Length - 1)];
    }

    public static double Median(IReadOnlyList<double> values)
    {
        var sorted = values.Order().ToArray();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
