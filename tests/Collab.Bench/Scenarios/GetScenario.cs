using Collab.Bench.Floors;
using Collab.Bench.Load;
using Collab.Bench.Register;
using Collab.Bench.Report;
using Collab.Core.Access;
using Collab.Core.Collaborations;
using Collab.Core.Store;
using Collab.Core.Writing;
using Collab.Testing;
using Collab.Testing.Azurite;

namespace Collab.Bench.Scenarios;

/// <summary>One collaboration by its id over HTTP, out of 200 in turn, from an app that has been asked before. The floor reads its row.</summary>
internal sealed class GetScenario(BenchOptions options)
{
    /// <summary>Rounds, and operations of one measurement.</summary>
    private (int Rounds, int Operations) Extent => (options.Length, options.Azurite) switch
    {
        (BenchLength.Short, _) => (3, 200),
        (_, true) => (3, 500),
        (BenchLength.Full, _) => (7, 5000),
        _ => (5, 3000),
    };

    public async Task RunAsync(FigureTable table)
    {
        using var folder = new TempFolder();
        await using var azurite = options.Azurite ? await AzuriteServer.StartNewAsync(default) : null;
        var data = Directory.CreateDirectory(folder.Of("app")).FullName;
        var tape = new List<TapeCommit>();
        var (ids, calls) = await FillAsync(data, azurite?.ConnectionString, tape.Add);
        await using IFloor floor = azurite is null ? new SqliteFloor(folder.Of("floor.db")) : await AzuriteFloor.CreateAsync(azurite, "Floor");
        await floor.StoreAsync([.. tape.Where(c => c.Table == TableNames.Register)], 1);

        await using var app = await AppProcess.StartAsync(data, azurite?.ConnectionString, observed: true);
        var (rounds, operations) = Extent;
        var measured = new MeasuredRead(
            "get, by id",
            floor,
            app,
            i => $"/api/v1/collaborations/{ids[i % ids.Length]}",
            i => new(TableNames.Register, Samples.Home, RegisterKeys.Collaboration(ids[i % ids.Length])));
        measured.WarmUp(options.Length == BenchLength.Short ? 200 : 4000);
        for (var round = 0; round < rounds; round++)
        {
            await measured.RoundAsync(operations);
        }

        table.Add(measured.Figure(calls, new(MostCalls: 1.05, MostBytes: options.Azurite ? 40_000 : 15_000)));
    }

    /// <summary>Fills the register, and gives the collaborations and the storage calls of reading one.</summary>
    private static async Task<(Guid[] Ids, double Calls)> FillAsync(string folder, string? connection, Action<TapeCommit> recorder)
    {
        await using var register = await BenchRegister.CreateAsync(folder, connection, recorder);
        var before = register.Store.Calls;
        foreach (var id in register.Collaborations)
        {
            await register.Get<ReadCollaborations>().OneAsync(Caller.Admin, id, default);
        }

        return (register.Collaborations, (double)(register.Store.Calls - before) / register.Collaborations.Length);
    }
}
