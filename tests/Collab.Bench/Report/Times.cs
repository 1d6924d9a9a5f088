namespace Collab.Bench.Report;

/// <summary>
/// How long operations took, in milliseconds, round by round. A percentile is the median of the rounds' own, as everything else is: what
/// halts a whole machine or Azurite for a tenth of a second in one round of many says nothing about the product or its floor.
/// </summary>
internal sealed class Times
{
    private readonly List<IReadOnlyList<double>> rounds = [];

    public bool HasAny => rounds.Count > 0;

    public double P50 => Percentile(0.5);

    public double P99 => Percentile(0.99);

    public void Add(IReadOnlyList<double> round) => rounds.Add(round);

    private double Percentile(double part) => Rounds.Median([.. rounds.Select(r => Rounds.Percentile(r, part))]);
}
