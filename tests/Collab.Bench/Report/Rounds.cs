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

    public double Ratio => Median([.. products.Zip(floors, (p, f) => p / f)]);

    public void Add(double floor, double product)
    {
        floors.Add(floor);
        products.Add(product);
    }

    public static double Median(IReadOnlyList<double> values)
    {
        var sorted = values.Order().ToArray();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
