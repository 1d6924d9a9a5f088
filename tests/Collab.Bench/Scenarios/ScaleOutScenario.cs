using System.Globalization;
using Collab.Bench.Report;

namespace Collab.Bench.Scenarios;

/// <summary>
/// Activities submitted at concurrency 32 to 1, 2 and 4 instances of the app, in turn with their floors and with each other, round by
/// round: a shared machine is another one a minute later, and what is wanted compares the three. Then the same with every collaboration
/// shared: there instances lose races, which costs reads and tries and is counted.
/// </summary>
internal sealed class ScaleOutScenario(BenchOptions options)
{
    private static readonly int[] Counts = [1, 2, 4];

    /// <summary>Rounds, and operations of one measurement.</summary>
    private (int Rounds, int Operations) Extent => options.Length switch
    {
        BenchLength.Short => (1, 160),
        BenchLength.Full => (15, 800),
        _ => (5, 800),
    };

    public async Task RunAsync(FigureTable table)
    {
        var (rounds, operations) = Extent;
        var sides = new List<Instances>();
        try
        {
            foreach (var count in Counts)
            {
                table.Note(string.Create(CultureInfo.InvariantCulture, $"scale-out: starting {count}"));
                sides.Add(await Instances.StartAsync(count, operations, rounds));
            }

            for (var round = 0; round < rounds; round++)
            {
                foreach (var side in sides)
                {
                    await side.RoundAsync(round);
                }
            }

            foreach (var side in sides)
            {
                await side.ShareAsync(operations * rounds);
                side.Figures(sides[0]).ToList().ForEach(table.Add);
            }
        }
        finally
        {
            foreach (var side in sides)
            {
                await side.DisposeAsync();
            }
        }
    }
}
