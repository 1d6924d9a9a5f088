using System.Text.Json;
using Collab.Core.Access;
using Collab.Core.Documents;
using Collab.Core.Events;
using Collab.Core.Json;
using Collab.Core.Reports;
using Collab.Core.Standards;
using Collab.Core.Store;
using Collab.Core.Tests.Support;
using Collab.Testing.Stores;

namespace Collab.Core.Tests.Events;

/// <summary>Every event makes one delivery for each subscription that wants it, wherever the telling stops and however many tell at once.</summary>
public sealed class TellSubscribersTests
{
    [Fact]
    public async Task Run_EventsOfAllOutboxes_GoToThoseWhoWantThem()
    {
        await using var register = await TestRegister.OpenAsync();
        var events = new TestEvents(register);
        var national = await events.AddAsync();
        var home = await events.AddAsync(TestRegister.Home);
        var otherHome = await events.AddAsync(TestRegister.OtherHome);
        var reports = await events.AddAsync(TestRegister.Home, """["report.made"]""");
        var disabled = await events.AddAsync();
        await events.Register.DisableAsync(disabled.Id, "Gone.", default);
        var ours = await PutAsync(register, EventTypes.ReminderDue, TestRegister.Home);
        var theirs = await PutAsync(register, EventTypes.CheckDiffers, TestRegister.OtherHome, partition: TestRegister.OtherHome);
        var all = await PutAsync(register, EventTypes.ReportMade, null, TableNames.Reports, ReportRegister.Partition);
        var report = await PutAsync(register, EventTypes.ReportMade, TestRegister.Home, TableNames.Reports, ReportRegister.Partition);

        var told = await events.Tell.RunAsync(default);

        Assert.Equal(new(4, 8), told);
        await WaitAsync(events, national, ours, theirs, all, report);
        await WaitAsync(events, home, ours, report);
        await WaitAsync(events, otherHome, theirs);
        await WaitAsync(events, reports, report);
        await WaitAsync(events, disabled);
        Assert.Equal(new(0, 0), await events.Tell.RunAsync(default));
        var waiting = (await events.Deliveries.DueAsync(reports.Id, register.Clock.GetUtcNow(), 10, default)).Single().Delivery;
        Assert.Equal((0, DeliveryStatus.Pending, register.Clock.GetUtcNow()), (waiting.Attempts, waiting.Status, waiting.NextAttemptAt));
        Assert.Equal("Өвөр", waiting.Event.Data.GetProperty("mark").GetString());
    }

    [Theory]
    [InlineData("kr-hospital", TestRegister.Home, true, false)]
    [InlineData(TestRegister.OtherHome, TestRegister.Home, true, true)]
    [InlineData(TestRegister.Home, TestRegister.Home, true, false)]
    [InlineData(TestRegister.OtherHome, TestRegister.OtherHome, false, true)]
    public async Task Run_DocumentOfASenderAboutAHome_GoesToBoth(string sender, string about, bool toHome, bool toOther)
    {
        await using var register = await TestRegister.OpenAsync();
        var events = new TestEvents(register);
        var (national, home, other) = (await events.AddAsync(), await events.AddAsync(TestRegister.Home), await events.AddAsync(TestRegister.OtherHome));
        var data = new FinishedDocument(Guid.CreateVersion7(), sender, DocumentStatus.Accepted, null, 0, 0, 0);
        var happened = await PutAsync(
            register, EventTypes.DocumentFinished, about, TableNames.Documents, DocumentRegister.Partition,
            JsonSerializer.SerializeToElement(data, RegisterJson.Readable.FinishedDocument));

        await events.Tell.RunAsync(default);

        await WaitAsync(events, national, happened);
        await WaitAsync(events, home, toHome ? [happened] : []);
        await WaitAsync(events, other, toOther ? [happened] : []);
    }

    [Theory]
    [InlineData(TableNames.Subscriptions, 0)]
    [InlineData(TableNames.Subscriptions, 1)]
    [InlineData(TableNames.Subscriptions, 2)]
    [InlineData(TableNames.Register, 0)]
    [InlineData(TableNames.Register, 1)]
    public async Task Run_StoppedAnywhere_IsDoneByTheNext(string table, int after)
    {
        await using var register = await TestRegister.OpenAsync();
        var events = new TestEvents(register);
        var subscriptions = new[] { await events.AddAsync(), await events.AddAsync(TestRegister.Home) };
        var happened = new List<RegisterEvent>();
        for (var i = 0; i < 120; i++)
        {
            happened.Add(await PutAsync(register, EventTypes.ReminderDue, TestRegister.Home));
        }

        using var stop = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<Exception>(() => events.TellOver(new StoppingStore(register.Store, table, after, stop)).RunAsync(stop.Token));
        Assert.NotEmpty(await events.OutboxAsync());
        await events.Tell.RunAsync(default);

        Assert.Empty(await events.OutboxAsync());
        await WaitAsync(events, subscriptions[0], [.. happened]);
        await WaitAsync(events, subscriptions[1], [.. happened]);
    }

    [Fact]
    public async Task Run_TwoAtOnce_MakeOneDeliveryForEachSubscription()
    {
        await using var register = await TestRegister.OpenAsync();
        var events = new TestEvents(register);
        var subscriptions = new[] { await events.AddAsync(), await events.AddAsync(TestRegister.Home), await events.AddAsync(TestRegister.Home) };
        for (var round = 0; round < 5; round++)
        {
            for (var i = 0; i < 30; i++)
            {
                await PutAsync(register, EventTypes.ReminderDue, TestRegister.Home);
            }

            await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => events.TellOver(register.Store).RunAsync(default))));
        }

        Assert.Empty(await events.OutboxAsync());
        foreach (var subscription in subscriptions)
        {
            Assert.Equal(150, (await events.WaitingAsync(subscription)).Select(e => e.Id).Distinct().Count());
        }
    }

    [Fact]
    public async Task Run_SubscriptionMadeBeforeTheEventsWereRead_IsToldToo()
    {
        await using var register = await TestRegister.OpenAsync();
        var events = new TestEvents(register);
        await events.AddAsync();
        var happened = await PutAsync(register, EventTypes.ReminderDue, TestRegister.Home);
        Subscription? late = null;
        var tell = events.TellOver(new ReadingStore(register.Store, async () => late = await events.AddAsync()));

        await tell.RunAsync(default);

        await WaitAsync(events, late!, happened);
    }

    [Fact]
    public async Task Run_SubscriptionRemovedMeanwhile_LeavesNothingOfItAfterAnHour()
    {
        await using var register = await TestRegister.OpenAsync();
        var events = new TestEvents(register);
        var (stays, goes) = (await events.AddAsync(), await events.AddAsync());
        var happened = await PutAsync(register, EventTypes.ReminderDue, TestRegister.Home);

        // Removed just before its delivery is put down.
        var tell = events.TellOver(new InBetweenStore(
            register.Store, TableNames.Subscriptions, async () => TestRegister.Done(await events.Remove.RunAsync(Caller.Admin, goes.Id, default))));
        await tell.RunAsync(default);

        await WaitAsync(events, stays, happened);
        await WaitAsync(events, goes, happened);
        register.Clock.Advance(TimeSpan.FromMinutes(59));
        await events.Tell.RunAsync(default);
        Assert.NotEmpty(await events.DumpAsync(goes.Id.ToString()));
        register.Clock.Advance(TimeSpan.FromMinutes(1));
        await events.Tell.RunAsync(default);
        Assert.Empty(await events.DumpAsync(goes.Id.ToString()));
        Assert.DoesNotContain(await events.DumpAsync(), row => row.StartsWith("g|", StringComparison.Ordinal));
        await WaitAsync(events, stays, happened);
    }

    [Fact]
    public async Task Run_NothingHappened_ReadsOnlyTheOutboxes()
    {
        await using var register = await TestRegister.OpenAsync();
        var events = new TestEvents(register);
        await events.AddAsync();
        register.Store.Reset();

        await events.Tell.RunAsync(default);

        // The institutions, two homes, documents, reports, and what was removed.
        Assert.Equal((0, 6, 0), (register.Store.Reads, register.Store.Pages, register.Store.Commits));
    }

    private static async Task WaitAsync(TestEvents events, Subscription subscription, params RegisterEvent[] wanted) =>
        Assert.Equal(wanted.Select(e => e.Id).Order(), (await events.WaitingAsync(subscription)).Select(e => e.Id).Order());

    private static async Task<RegisterEvent> PutAsync(
        TestRegister register, string type, string? institution, string table = TableNames.Register, string partition = TestRegister.Home, JsonElement? data = null)
    {
        var happened = new RegisterEvent
        {
            Id = RecordId.New(register.Clock),
            Type = type,
            Institution = institution,
            At = register.Clock.GetUtcNow(),
            Data = data ?? TestRegister.Json("""{"mark":"Өвөр"}"""),
        };
        Assert.IsType<CommitResult.Committed>(await register.Store.CommitAsync(table, partition, [OutboxRow.Of(happened)], default));
        return happened;
    }

    /// <summary>Something happens once, behind the first events that are read.</summary>
    private sealed class ReadingStore(IRowStore inner, Func<Task> happen) : StoreAround(inner)
    {
        private bool happened;

        public override async Task<RowPage> ReadRangeAsync(
            string table, string partition, RowRange range, int limit, string? continuation, IReadOnlyList<string>? columns, CancellationToken cancellationToken)
        {
            var page = await Inner.ReadRangeAsync(table, partition, range, limit, continuation, columns, cancellationToken);
            if (!happened && range == OutboxRow.All && page.Rows.Count > 0)
            {
                happened = true;
                await happen();
            }

            return page;
        }
    }
}
