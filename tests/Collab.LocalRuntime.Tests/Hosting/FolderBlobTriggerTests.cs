using Collab.LocalRuntime.Hosting.Blobs;
using Collab.LocalRuntime.Hosting.Storage;
using Collab.Testing;

namespace Collab.LocalRuntime.Tests.Hosting;

public sealed class FolderBlobTriggerTests : IDisposable
{
    private static readonly DateTimeOffset Noon = new(2026, 12, 25, 12, 0, 0, TimeSpan.Zero);

    /// <summary>Where the system does not tell of a writer, one that lets nobody in is known all the same.</summary>
    private static readonly FileShare WriterShares = OperatingSystem.IsLinux() || OperatingSystem.IsWindows() ? FileShare.ReadWrite : FileShare.None;

    private readonly TempFolder _folder = new();
    private readonly FolderDropPlace _place;
    private readonly BlobTriggerScenarios _scenarios;

    public FolderBlobTriggerTests()
    {
        _place = new FolderDropPlace(_folder);
        _scenarios = new BlobTriggerScenarios(_place, _folder);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public Task Blob_NewAndChanged_IsHandedOver() => _scenarios.NewAndChanged_AreHandedOver();

    [Fact]
    public Task PathPattern_Matches_BindsItsParts() => _scenarios.PathPattern_Matches_BindsItsParts();

    [Theory]
    [InlineData(typeof(StreamFunction))]
    [InlineData(typeof(TextFunction))]
    [InlineData(typeof(BytesFunction))]
    public Task Content_OfEveryParameterType_IsTheBlobs(Type function) => _scenarios.Content_OfEveryParameterType_IsTheBlobs(function);

    [Fact]
    public Task Restart_BlobDone_IsNotHandedOverAgain() => _scenarios.Restart_DoesNotHandOverAgain();

    [Fact]
    public Task Blob_DeletedAndBackAgain_IsHandedOverAgain() => _scenarios.DeletedAndBackAgain_IsHandedOverAgain();

    [Fact]
    public Task Blob_FailsTwice_IsTriedAgainAsTheSameInvocation() => _scenarios.FailsTwice_IsTriedAgainAsTheSameInvocation();

    [Fact]
    public Task Blob_FailsFiveTimes_IsPoisonAndLeftAlone() => _scenarios.FailsFiveTimes_IsPoisonAndLeftAlone();

    [Fact]
    public Task Blobs_ManyAtOnce_RunAsManyAsHostJsonSays() => _scenarios.ManyAtOnce_RunAsManyAsHostJsonSays();

    [Fact]
    public Task Blob_StoppedHalfWay_IsHandedOverAtTheNextStart() => _scenarios.StoppedHalfWay_IsHandedOverAtTheNextStart();

    [Fact]
    public async Task File_StillGrowing_IsLeftUntilItStaysTheSame()
    {
        var clock = new ManualClock(Noon);
        using var store = Store(clock);
        var ledger = new BlobLedger(BlobPattern.Parse("uploads/{name}", "F"), store.Settling, clock, await store.OpenAsync(CancellationToken.None));
        await _place.PutAsync("i/growing", "a");
        Assert.Empty(await ScanAsync(store, ledger));
        for (var length = 2; length < 6; length++)
        {
            await File.AppendAllTextAsync(_place.PathOf("i/growing"), "a");
            Assert.Empty(await SettleAsync(store, ledger, clock, looks: 3));
        }

        var work = Assert.Single(await SettleAsync(store, ledger, clock, looks: 2));
        Assert.Equal(("i/growing", 5L), (work.Name, work.Version.Size));
        Assert.Empty(await ScanAsync(store, ledger));
    }

    [Fact]
    public async Task File_SeenTheSameAfterOneLongLookAway_IsLeftUntilItIsSeenSeveralTimes()
    {
        var clock = new ManualClock(Noon);
        using var store = Store(clock);
        var ledger = new BlobLedger(BlobPattern.Parse("uploads/{name}", "F"), store.Settling, clock, await store.OpenAsync(CancellationToken.None));
        await _place.PutAsync("file", "half");
        Assert.Empty(await ScanAsync(store, ledger));
        clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Empty(await ScanAsync(store, ledger));
        Assert.Empty(await ScanAsync(store, ledger));
        Assert.Single(await ScanAsync(store, ledger));
    }

    [Fact]
    public async Task File_OpenForWriting_IsLeftUntilItIsClosed()
    {
        var clock = new ManualClock(Noon);
        using var store = Store(clock);
        var ledger = new BlobLedger(BlobPattern.Parse("uploads/{name}", "F"), store.Settling, clock, await store.OpenAsync(CancellationToken.None));
        await _place.PutAsync("file", "half");
        await using (new FileStream(_place.PathOf("file"), FileMode.Append, FileAccess.Write, WriterShares))
        {
            Assert.Empty(await SettleAsync(store, ledger, clock, looks: 20));
        }

        Assert.Single(await ScanAsync(store, ledger));
    }

    [Fact]
    public async Task File_LeftOpenForMinutes_IsHandedOverAllTheSame()
    {
        var clock = new ManualClock(Noon);
        using var store = Store(clock);
        var ledger = new BlobLedger(BlobPattern.Parse("uploads/{name}", "F"), store.Settling, clock, await store.OpenAsync(CancellationToken.None));
        await _place.PutAsync("file", "whole");
        await using var forgotten = new FileStream(_place.PathOf("file"), FileMode.Append, FileAccess.Write, WriterShares);
        Assert.Empty(await SettleAsync(store, ledger, clock, looks: 20));
        clock.Advance(store.Settling.LongestHold);
        Assert.Single(await ScanAsync(store, ledger));
    }

    [Fact]
    public async Task File_ChangedWhileItsFunctionRuns_IsHandedOverAfterwards()
    {
        var clock = new ManualClock(Noon);
        using var store = Store(clock);
        var ledger = new BlobLedger(BlobPattern.Parse("uploads/{name}", "F"), store.Settling, clock, await store.OpenAsync(CancellationToken.None));
        await _place.PutAsync("file", "one");
        var first = Assert.Single(await SettleAsync(store, ledger, clock, looks: 5));
        await _place.PutAsync("file", "longer");
        Assert.Empty(await SettleAsync(store, ledger, clock, looks: 5));
        ledger.Finish(first);
        Assert.Empty(await ScanAsync(store, ledger));
        Assert.Equal(6, Assert.Single(await SettleAsync(store, ledger, clock, looks: 4)).Version.Size);
    }

    [Fact]
    public async Task Scan_NoFolderYet_SeesNothingAndForgetsNothing()
    {
        using var store = Store(TimeProvider.System);
        var ledger = new BlobLedger(BlobPattern.Parse("uploads/{name}", "F"), store.Settling, TimeProvider.System, new HashSet<(string, string)>());
        ledger.BeginScan();
        Assert.False(await store.ScanAsync(ledger, CancellationToken.None));
    }

    [Fact]
    public async Task File_NameBeginsWithADot_IsIgnored()
    {
        await using var host = await _scenarios.StartAsync(typeof(StreamFunction));
        await _place.PutAsync(".hidden", "x");
        await _place.PutAsync(".parts/a", "x");
        await _place.PutAsync("i/.part", "x");
        await _place.PutAsync("i/seen", "x");
        await _scenarios.TriesAsync(1);
        Assert.Equal(["i/seen"], _scenarios.Tries.Names);
    }

    [Fact]
    public async Task Receipts_LineTornOffByACrash_OthersHold()
    {
        using (var store = Store(TimeProvider.System))
        {
            await store.OpenAsync(CancellationToken.None);
            foreach (var name in new[] { "a", "b", "c" })
            {
                await store.WriteReceiptAsync(new BlobWork(name, new BlobVersion(null, 1, 2), "id"), new BlobClaim(BlobClaimState.Mine));
            }

            await store.ForgetAsync(["b"], CancellationToken.None);
        }

        var file = _folder.Of("data", "runtime", "receipts", "F.jsonl");
        await File.AppendAllTextAsync(file, "[\"d\",\"1-");
        using (var store = Store(TimeProvider.System))
        {
            Assert.Equal([("a", "1-2"), ("c", "1-2")], (await store.OpenAsync(CancellationToken.None)).Order());
            await store.WriteReceiptAsync(new BlobWork("e", new BlobVersion(null, 1, 2), "id"), new BlobClaim(BlobClaimState.Mine));
        }

        Assert.Equal(["[\"a\",\"1-2\"]", "[\"c\",\"1-2\"]", "[\"e\",\"1-2\"]"], await File.ReadAllLinesAsync(file));
    }

    [Fact]
    public async Task Build_FunctionTakesABlobClient_SaysThatAFolderHasNone()
    {
        var fault = await Assert.ThrowsAsync<InvalidOperationException>(() => _scenarios.StartAsync(typeof(ClientFunction)));
        Assert.Contains("BlobClient", fault.Message, StringComparison.Ordinal);
    }

    private static async Task<IReadOnlyList<BlobWork>> ScanAsync(FolderBlobStore store, BlobLedger ledger)
    {
        ledger.BeginScan();
        Assert.True(await store.ScanAsync(ledger, CancellationToken.None));
        return ledger.EndScan().Ready;
    }

    /// <summary>So many looks as the trigger makes them; what they hand over.</summary>
    private static async Task<IReadOnlyList<BlobWork>> SettleAsync(FolderBlobStore store, BlobLedger ledger, ManualClock clock, int looks)
    {
        var ready = new List<BlobWork>();
        for (var look = 0; look < looks; look++)
        {
            clock.Advance(new BlobPace(1, []).Busy);
            ready.AddRange(await ScanAsync(store, ledger));
        }

        return ready;
    }

    private FolderBlobStore Store(TimeProvider clock) => new(new StoreChoice(false, _folder.Of("data")), "uploads", "F", clock);
}
