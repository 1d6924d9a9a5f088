using Collab.Bench.Load;
using Collab.Bench.Report;
using Collab.Testing;
using Collab.Testing.Azurite;

namespace Collab.Bench.Scenarios;

/// <summary>From process start to ready on a store that exists already, as the app itself prints it.</summary>
internal sealed class StartScenario(BenchOptions options)
{
    public async Task RunAsync(FigureTable table)
    {
        using var folder = new TempFolder();
        await using var azurite = options.Azurite ? await AzuriteServer.StartNewAsync(default) : null;
        var starts = new List<double>();
        for (var i = 0; i < (options.Length == BenchLength.Short ? 3 : 7) + 1; i++)
        {
            await using var app = await AppProcess.StartAsync(folder.Path, azurite?.ConnectionString, observed: false);
            if (i == 0)
            {
                HttpLoad.Run(app.Address, HttpLoad.Submissions(HttpLoad.Fill(app.Address), new Random(1), 0, 300), 8);
            }
            else
            {
                starts.Add(app.StartSeconds);
            }
        }

        table.Add(new("start on an existing store", "s", Rounds.Median(starts), Wanted: "≤ 1.5 s"));
    }
}
