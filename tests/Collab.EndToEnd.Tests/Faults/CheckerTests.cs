using System.Text;
using Collab.Core.Items;
using Collab.Core.Store;
using Collab.Core.Writing;
using Collab.Faults.Checking;
using Collab.Faults.Scenarios;
using Collab.Faults.Traffic;
using Collab.Testing;

namespace Collab.EndToEnd.Tests.Faults;

/// <summary>What the checks of tests/Collab.Faults say when something was done to the store behind the app's back.</summary>
public sealed class CheckerTests(CheckedRegister made) : IClassFixture<CheckedRegister>
{
    [Fact]
    public async Task Check_RegisterAsTheAppLeftIt_FindsNothing() => Assert.Empty(await FindAsync(_ => Task.CompletedTask));

    [Fact]
    public async Task Check_ItemDeleted_IsLost() => Assert.Contains(await FindAsync(DeleteAnItemAsync), f => f is { Kind: FindingKind.Lost, Of: not null });

    [Fact]
    public async Task Check_ItemChanged_IsLost() => Assert.Contains(await FindAsync(ChangeAnItemAsync), f => f is { Kind: FindingKind.Lost, Of: not null });

    [Fact]
    public async Task Check_ItemThereTwice_IsDoubled() => Assert.Contains(
        await FindAsync(async store =>
        {
            var row = await AnItemAsync(store);
            await CommitAsync(store, new RowChange.Add(row.Key[..^1] + (row.Key[^1] == '0' ? '1' : '0'), row.Values));
        }),
        f => f.Kind == FindingKind.Doubled);

    [Fact]
    public async Task Check_MonthCellOfAnother_IsHalf() => Assert.Contains(
        await FindAsync(async store =>
        {
            var cells = await RowsAsync(store, "m|2");
            var other = cells.First(c => !Payload.Read(c, "cell")!.SequenceEqual(Payload.Read(cells[0], "cell")!));
            await CommitAsync(store, new RowChange.Put(cells[0].Key, other.Values));
        }),
        f => f.Kind == FindingKind.Half && f.Text.StartsWith("A month cell differs", StringComparison.Ordinal));

    [Fact]
    public async Task Check_HistoryEntryRewritten_IsHalf() => Assert.Contains(
        await FindAsync(async store =>
        {
            var row = (await RowsAsync(store, "j|"))[0];
            var values = Copy(row);
            Payload.Write(values, "body", Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(Payload.Read(row, "body")!).Replace("\"by\":\"admin\"", "\"by\":\"nobody\"", StringComparison.Ordinal)));
            await CommitAsync(store, new RowChange.Put(row.Key, values));
        }),
        f => f.Kind == FindingKind.Half && f.Text.StartsWith("The chain", StringComparison.Ordinal));

    [Fact]
    public async Task Check_ClaimOfACodeGone_IsHalf() => Assert.Contains(
        await FindAsync(async store => await CommitAsync(store, new RowChange.Delete((await RowsAsync(store, "n|"))[0].Key))),
        f => f.Kind == FindingKind.Half && f.Text.StartsWith("The code", StringComparison.Ordinal));

    [Fact]
    public async Task Check_CollaborationDeleted_IsLost() => Assert.Contains(
        await FindAsync(async store => await CommitAsync(store, new RowChange.Delete((await RowsAsync(store, "c|"))[0].Key))),
        f => f is { Kind: FindingKind.Lost, Of.Kind: "collaborations" });

    [Fact]
    public async Task Check_RecordThatNobodySent_IsHalf()
    {
        var journal = new Journal();
        await using var store = await OpenStore.OpenAsync(made.DataFolder, connection: null);
        Assert.Contains(await new StoreCheck(store, journal).RunAsync(), f => f.Kind == FindingKind.Half && f.Text.StartsWith("Nobody sent", StringComparison.Ordinal));
    }

    [Fact]
    public async Task CheckOverHttp_RegisterAsTheAppLeftIt_FindsNothing() => Assert.Empty(await FindOverHttpAsync(_ => Task.CompletedTask));

    [Fact]
    public async Task CheckOverHttp_ItemDeleted_IsLost() => Assert.Contains(await FindOverHttpAsync(DeleteAnItemAsync), f => f is { Kind: FindingKind.Lost, Of: not null });

    [Fact]
    public async Task CheckOverHttp_ItemChanged_IsLost() => Assert.Contains(await FindOverHttpAsync(ChangeAnItemAsync), f => f is { Kind: FindingKind.Lost, Of: not null });

    /// <summary>What is kept for the keys has the right ids all the same, and nothing else is amiss.</summary>
    [Fact]
    public async Task CheckOverHttp_FirstAnswersChanged_OnlyTheyAreFound()
    {
        var findings = await FindOverHttpAsync(async store =>
        {
            foreach (var row in await RowsAsync(store, "k|"))
            {
                await CommitAsync(store, Renamed(row));
            }
        });
        Assert.NotEmpty(findings);
        Assert.All(findings, f => Assert.True(f.Kind == FindingKind.Doubled && f.Text.EndsWith(", a replay", StringComparison.Ordinal), f.ToString()));
    }

    [Fact]
    public async Task CheckOverHttp_FirstAnswersForgotten_AreDoubled() => Assert.Contains(
        await FindOverHttpAsync(async store =>
        {
            foreach (var row in await RowsAsync(store, "k|"))
            {
                await CommitAsync(store, new RowChange.Delete(row.Key));
            }
        }),
        f => f.Kind == FindingKind.Doubled && f.Text.EndsWith(", no replay", StringComparison.Ordinal));

    /// <summary>What the checks find in a copy of the store after something was done to it.</summary>
    private async Task<IReadOnlyList<Finding>> FindAsync(Func<IRowStore, Task> plant)
    {
        using var folder = CopyOfTheStore();
        await using var store = await OpenStore.OpenAsync(folder.Path, connection: null);
        await plant(store.Rows);
        return await new StoreCheck(store, made.Journal).RunAsync();
    }

    /// <summary>As <see cref="FindAsync"/>, and what an app says that is started on the copy.</summary>
    private async Task<IReadOnlyList<Finding>> FindOverHttpAsync(Func<IRowStore, Task> plant)
    {
        using var folder = CopyOfTheStore();
        await using (var store = await OpenStore.OpenAsync(folder.Path, connection: null))
        {
            await plant(store.Rows);
        }

        await using var ground = await Ground.OpenAsync(onAzurite: false);
        await ground.StartAppAsync(settings => AppProcess.StartAsync(new Dictionary<string, string>(settings) { ["Collab__DataFolder"] = folder.Path }));
        return await new HttpCheck(ground, made.Journal, new Random(7)).RunAsync();
    }

    private TempFolder CopyOfTheStore()
    {
        var folder = new TempFolder();
        foreach (var file in Directory.EnumerateFiles(made.DataFolder, "*", SearchOption.AllDirectories))
        {
            var copy = folder.Of(Path.GetRelativePath(made.DataFolder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        return folder;
    }

    private static async Task DeleteAnItemAsync(IRowStore store) => await CommitAsync(store, new RowChange.Delete((await AnItemAsync(store)).Key));

    private static async Task ChangeAnItemAsync(IRowStore store) => await CommitAsync(store, Renamed(await AnItemAsync(store)));

    private static RowChange.Put Renamed(Row row)
    {
        var values = Copy(row);
        Payload.Write(values, "body", Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(Payload.Read(row, "body")!).Replace("Өрнөх", "Өөр", StringComparison.Ordinal)));
        return new RowChange.Put(row.Key, values);
    }

    private static async Task<Row> AnItemAsync(IRowStore store)
    {
        foreach (var head in await RowsAsync(store, "c|"))
        {
            if (await store.ReadAllAsync(TableNames.Register, Draws.Homes[0], RegisterKeys.Items(CollaborationHead.Read(head).Record.Id, ItemType.Activity), null, default).FirstOrDefaultAsync() is { } item)
            {
                return item;
            }
        }

        throw new InvalidOperationException("The register has no activity.");
    }

    private static async Task<List<Row>> RowsAsync(IRowStore store, string prefix) =>
        await store.ReadAllAsync(TableNames.Register, Draws.Homes[0], RowRange.Prefix(prefix), null, default).ToListAsync();

    private static Dictionary<string, object> Copy(Row row) => row.Values.Where(v => !v.Key.StartsWith("body", StringComparison.Ordinal)).ToDictionary();

    private static async Task CommitAsync(IRowStore store, RowChange change) =>
        Assert.IsType<CommitResult.Committed>(await store.CommitAsync(TableNames.Register, Draws.Homes[0], [change], default));
}

/// <summary>A register that clients have written and in which nothing is wrong, its app stopped.</summary>
public sealed class CheckedRegister : IAsyncLifetime
{
    private Ground? ground;

    internal Journal Journal { get; private set; } = new();

    internal string DataFolder => ground!.App.DataFolder;

    public async Task InitializeAsync()
    {
        ground = await Ground.OpenAsync(onAzurite: false);
        await ground.StartAppAsync();
        var run = new Run("embedded", seed: 7, isLong: false);
        var crowd = await run.BeginAsync(ground);
        await crowd.AcknowledgedAsync(150);
        await run.VerifyAsync(ground, crowd, goOn: false);
        Assert.Empty(run.Findings);
        Journal = run.Journal;
    }

    public async Task DisposeAsync() => await ground!.DisposeAsync();
}
