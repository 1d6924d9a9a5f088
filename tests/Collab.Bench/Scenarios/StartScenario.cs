using Collab.Bench.Floors;
using Collab.Bench.Load;
using Collab.Bench.Report;
using Collab.Testing;
using Collab.Testing.Azurite;

namespace Collab.Bench.Scenarios;

/// <summary>
/// From process start to ready on a store that exists already, as the app itself prints it, in turn with the start of a bare ASP.NET Core app.
/// The storage calls are those to the Table service, and like CPU time and allocations those of one more start that is looked into.
/// </summary>
internal sealed class StartScenario(BenchOptions options)
{
    public async Task RunAsync(FigureTable table)
    {
        using var folder = new TempFolder();
        await using var azurite = options.Azurite ? await AzuriteServer.StartNewAsync(default) : null;
        var used = await FillAsync(folder.Path, azurite);
        await HelloApp.StartAsync();
        var (measured, starts, bare) = (new Rounds(), new List<double>(), new List<double>());
        for (var i = 0; i < (options.Length == BenchLength.Short ? 3 : 7); i++)
        {
            bare.Add(await HelloApp.StartAsync());
            await using var app = await AppProcess.StartAsync(folder.Path, azurite?.ConnectionString, observed: false);
            starts.Add(app.StartSeconds);
            measured.Add(1 / bare[^1], 1 / starts[^1]);
        }

        table.Add(new(
            "start on an existing store", "s", Rounds.Median(starts), Rounds.Median(bare), measured.Ratio, "≤ 1.0 s",
            options.Azurite ? used.Requests : null, used.Allocated, used.Cpu, PeakMegabytes: used.Peak / 1e6)
        {
            Bounds = options.Azurite ? new(MostCalls: 30) : null,
        });
    }

    /// <summary>Puts something into the store, and gives what a start on it uses until it is ready.</summary>
    private static async Task<ProcessStats> FillAsync(string folder, AzuriteServer? azurite)
    {
        await using (var app = await AppProcess.StartAsync(folder, azurite?.ConnectionString, observed: false))
        {
            HttpLoad.Run(app.Address, HttpLoad.Submissions(HttpLoad.Fill(app.Address), new Random(1), 0, 300), 8);
        }

        await using var observed = await AppProcess.StartAsync(folder, azurite?.ConnectionString, observed: true, azurite?.TableEndpoint);
        return await observed.StatsAsync();
    }
}
