using Collab.Bench.Floors;
using Collab.Bench.Load;
using Collab.Bench.Register;
using Collab.Bench.Report;
using Collab.Core.Access;
using Collab.Core.Collaborations;
using Collab.Core.Standards;
using Collab.Core.Store;
using Collab.Core.Writing;
using Collab.Testing;
using Collab.Testing.Azurite;

namespace Collab.Bench.Scenarios;

/// <summary>
/// Pages of 50 out of an institution's 5,000 collaborations over HTTP: the first, those of a filter that one of a hundred passes, and those
/// of a search for a word. The floor reads the rows that the list has to look at.
/// </summary>
internal sealed class ListScenario(BenchOptions options)
{
    private const int Collaborations = 5000;
    private const int Limit = 50;
    private const string Path = $"/api/v1/collaborations?institution={Samples.Home}";

    private static readonly List[] Lists =
    [
        new("list, first page", "", new(), Limit + 1, new(Calls: 1, MostBytes: 120_000)),
        new("list, 1 in 100 by instrument", "&instrument=moa", new() { Instruments = [Instrument.Moa] }, Collaborations, new(Calls: 5)),
        new("list, 1 in 100 by a word", "&q=" + Uri.EscapeDataString("ӨВӨРМӨЦ"), new() { Searches = [TextSearch.Parse("ӨВӨРМӨЦ")!] }, Collaborations, new(Calls: 5)),
    ];

    /// <summary>Rounds, and operations of one measurement.</summary>
    private (int Rounds, int Operations) Extent => (options.Length, options.Azurite) switch
    {
        (BenchLength.Short, _) => (3, 10),
        (_, true) => (3, 20),
        (BenchLength.Full, _) => (7, 100),
        _ => (5, 50),
    };

    public async Task RunAsync(FigureTable table)
    {
        using var folder = new TempFolder();
        await using var azurite = options.Azurite ? await AzuriteServer.StartNewAsync(default) : null;
        var data = Directory.CreateDirectory(folder.Of("app")).FullName;
        table.Note("list: registering the collaborations");
        var tape = new List<TapeCommit>();
        var calls = await FillAsync(data, azurite?.ConnectionString, tape.Add);
        await using IFloor floor = azurite is null ? new SqliteFloor(folder.Of("floor.db")) : await AzuriteFloor.CreateAsync(azurite, "Floor");
        await floor.StoreAsync([.. HeadsOf(tape)], 1);

        await using var app = await AppProcess.StartAsync(data, azurite?.ConnectionString, observed: true);
        var (rounds, operations) = Extent;
        var measured = Lists.Select(list => new MeasuredRead(list.Name, floor, app, _ => Path + list.Query, _ => list.Rows)).ToArray();
        table.Note("list: warming up");
        Array.ForEach(measured, m => m.WarmUp(options.Length == BenchLength.Short ? 10 : 50));
        for (var round = 0; round < rounds; round++)
        {
            foreach (var one in measured)
            {
                await one.RoundAsync(operations);
            }
        }

        foreach (var (one, count, bounds) in measured.Zip(calls, Lists.Select(list => list.Bounds)))
        {
            // Rows come from Azure as JSON with base64 in it, about as many bytes again.
            table.Add(one.Figure(count, options.Azurite ? bounds with { MostBytes = 2 * bounds.MostBytes } : bounds));
        }
    }

    /// <summary>Fills the register and gives the storage calls of each list, asked for a second time: the institutions are known by then.</summary>
    private static async Task<List<double>> FillAsync(string folder, string? connection, Action<TapeCommit> recorder)
    {
        var records = Enumerable.Range(0, Collaborations).Select(number => Samples.Collaboration(number, isRare: number % 100 == 0));
        await using var register = await BenchRegister.CreateAsync(folder, connection, recorder, records);
        var read = register.Get<ReadCollaborations>();
        var calls = new List<double>();
        foreach (var list in Lists)
        {
            var filter = list.Filter with { Institutions = [Samples.Home] };
            await read.ListAsync(Caller.Admin, filter, Limit, null, default);
            var before = register.Store.Calls;
            var page = await read.ListAsync(Caller.Admin, filter, Limit, null, default);
            calls.Add(register.Store.Calls - before);
            if (page.Items.Count != Limit)
            {
                throw new InvalidOperationException($"{list.Name} has {page.Items.Count} records.");
            }
        }

        return calls;
    }

    /// <summary>The collaborations' own rows, in commits as large as there can be.</summary>
    private static IEnumerable<TapeCommit> HeadsOf(IEnumerable<TapeCommit> tape) => tape
        .Where(c => c.Table == TableNames.Register)
        .SelectMany(c => c.Changes)
        .Where(c => c.Key.StartsWith(RegisterKeys.AllCollaborations.From, StringComparison.Ordinal))
        .Chunk(StoreLimits.ChangesPerCommit)
        .Select(some => new TapeCommit(TableNames.Register, Samples.Home, some));

    /// <summary>A list: its query, the same for the operation itself, and how many rows it has to look at.</summary>
    private sealed record List(string Name, string Query, CollaborationFilter Filter, int LookedAt, Bounds Bounds)
    {
        public FloorRead Rows { get; } = new(
            TableNames.Register,
            Samples.Home,
            RegisterKeys.AllCollaborations.From,
            RegisterKeys.AllCollaborations.To,
            LookedAt,
            [.. Payload.UsualColumnsOf("body"), "months"]);
    }
}
