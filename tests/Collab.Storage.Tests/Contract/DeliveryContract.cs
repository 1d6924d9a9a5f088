using System.Text.Json;
using Collab.Core.Events;
using Collab.Core.Institutions;
using Collab.Core.Store;
using Collab.Messaging.Mails;
using Collab.Testing;

namespace Collab.Storage.Tests.Contract;

/// <summary>Deliveries over every row store: nothing is lost, nothing is taken by two, and telling twice makes one. Each test has its own subscriptions.</summary>
public abstract class DeliveryContract
{
    private static readonly DateTimeOffset Start = new(2026, 11, 22, 6, 0, 0, TimeSpan.Zero);

    private readonly ManualClock clock = new(Start);

    /// <summary>The opened store.</summary>
    protected abstract IRowStore Store { get; }

    private static CancellationToken None => CancellationToken.None;

    private DeliveryRegister Deliveries => new(Store);

    [StoreFact]
    public async Task Add_Again_LeavesWhatIsThere()
    {
        var subscription = SubscriptionOf();
        var first = Deliver(subscription, 3);
        await Deliveries.AddAsync(first, None);
        var taken = (await Deliveries.TakeAsync((await DueAsync(subscription))[0], Start.AddMinutes(1), None))!;
        await Deliveries.PostponeAsync(taken, Start.AddHours(1), "Хариу 500", None);

        await Deliveries.AddAsync([.. first, .. Deliver(subscription, 2)], None);

        Assert.Equal(4, (await DueAsync(subscription)).Count);
        var all = await Deliveries.DueAsync(subscription.Id, Start.AddHours(1), 100, None);
        Assert.Equal(5, all.Count);
        Assert.Equal(all.Select(d => d.Delivery.Event.Id.ToString()).Order(StringComparer.Ordinal), all.Select(d => d.Delivery.Event.Id.ToString()));
        var postponed = all.Single(d => d.Delivery.Event.Id == taken.Delivery.Event.Id).Delivery;
        Assert.Equal((1, "Хариу 500", Start.AddHours(1)), (postponed.Attempts, postponed.LastFault, postponed.NextAttemptAt));
    }

    [StoreFact]
    public async Task Take_ByManyAtOnce_GivesItToOne()
    {
        var subscription = SubscriptionOf();
        await Deliveries.AddAsync(Deliver(subscription, 1), None);
        var due = Assert.Single(await DueAsync(subscription));

        var takers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Deliveries.TakeAsync(due, Start.AddMinutes(1), None))));

        Assert.Single(takers, t => t is not null);
        Assert.Empty(await DueAsync(subscription));
        Assert.Single(await Deliveries.DueAsync(subscription.Id, Start.AddMinutes(1), 10, None));
    }

    [StoreFact]
    public async Task KillAndRetry_OfATakenOne_MovesItThereAndBack()
    {
        var subscription = SubscriptionOf();
        await Deliveries.AddAsync(Deliver(subscription, 3), None);
        var events = new List<Guid>();
        foreach (var due in await DueAsync(subscription))
        {
            events.Add(due.Delivery.Event.Id);
            await Deliveries.KillAsync((await Deliveries.TakeAsync(due, Start.AddMinutes(1), None))!, "Хаяг алга", None);

            // Another worker that still thinks that it has it changes nothing.
            await Deliveries.PostponeAsync(due, Start.AddHours(2), "late", None);
            await Deliveries.KillAsync(due, "late", None);
        }

        Assert.Empty(await Deliveries.DueAsync(subscription.Id, DateTimeOffset.MaxValue, 10, None));
        var page = await Deliveries.DeadAsync(subscription.Id, 2, null, None);
        var rest = await Deliveries.DeadAsync(subscription.Id, 2, Guid.Parse(page.Next!), None);
        var dead = page.Items.Concat(rest.Items).Select(b => JsonDocument.Parse(b).RootElement).ToArray();
        Assert.Equal(events.AsEnumerable().Reverse(), dead.Select(d => d.GetProperty("event").GetProperty("id").GetGuid()));
        Assert.All(dead, d => Assert.Equal(("dead", 1, "Хаяг алга"), (d.GetProperty("status").GetString(), d.GetProperty("attempts").GetInt32(), d.GetProperty("lastFault").GetString())));

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Deliveries.RetryAsync(subscription.Id, events[1], Start, None))));
        Assert.DoesNotContain(false, answers);
        var again = Assert.Single(await DueAsync(subscription)).Delivery;
        Assert.Equal((events[1], 0, DeliveryStatus.Pending), (again.Event.Id, again.Attempts, again.Status));
        Assert.Equal(2, (await Deliveries.DeadAsync(subscription.Id, 10, null, None)).Items.Count);

        await Deliveries.DoneAsync(again, None);
        await Deliveries.DoneAsync(again, None);
        Assert.False(await Deliveries.RetryAsync(subscription.Id, events[1], Start, None));
        await Deliveries.ClearAsync(subscription.Id, None);
        Assert.Empty((await Deliveries.DeadAsync(subscription.Id, 10, null, None)).Items);
    }

    [StoreFact]
    public async Task Tell_ByTwoAtOnce_MakesOneDeliveryForEachEvent()
    {
        var (home, subscriptions) = ("home-" + Guid.CreateVersion7().ToString("n"), new SubscriptionRegister(Store));
        await AddHomeAsync(home);
        var subscription = SubscriptionOf(home);
        await AddAsync(subscription);
        var events = Enumerable.Range(0, 40).Select(_ => EventOf(home)).ToArray();
        await Store.CommitAsync(TableNames.Register, home, [.. events.Select(OutboxRow.Of)], None);

        await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(
            () => new TellSubscribers(Store, subscriptions, Deliveries, new InstitutionDirectory(Store, clock), new SmtpMailer(null, clock), clock).RunAsync(None))));

        Assert.Equal(events.Select(e => e.Id).Order(), (await DueAsync(subscription)).Select(d => d.Delivery.Event.Id).Order());
        Assert.Empty((await Store.ReadRangeAsync(TableNames.Register, home, OutboxRow.All, 10, null, null, None)).Rows);
    }

    private async Task AddHomeAsync(string id)
    {
        var json = $$"""{"id":"{{id}}","names":{"en":"Home"},"kind":"university","country":"MN","region":"Asia","subregion":"Eastern Asia","home":true,"createdAt":"2026-11-22T06:00:00.000Z","updatedAt":"2026-11-22T06:00:00.000Z"}""";
        var values = new Dictionary<string, object> { ["version"] = 1 };
        Payload.Write(values, "body", System.Text.Encoding.UTF8.GetBytes(json));
        await Store.CommitAsync(TableNames.Institutions, InstitutionDirectory.Partition, [new RowChange.Add(id, values)], None);
    }

    private async Task AddAsync(Subscription subscription)
    {
        var values = new Dictionary<string, object> { ["version"] = 1 };
        Payload.Write(values, "body", Core.Json.RegisterJson.Bytes(subscription));
        await Store.CommitAsync(TableNames.Subscriptions, SubscriptionRegister.Partition, [new RowChange.Add(SubscriptionRegister.Key(subscription.Id), values)], None);
    }

    private Task<IReadOnlyList<StoredDelivery>> DueAsync(Subscription subscription) => Deliveries.DueAsync(subscription.Id, Start, 100, None);

    private static Subscription SubscriptionOf(string? home = null) => new()
    {
        Id = Guid.CreateVersion7(),
        Url = "https://office.example.org",
        Events = [EventTypes.ReminderDue],
        Institution = home,
        Status = SubscriptionStatus.Active,
        CreatedAt = Start,
        CreatedBy = "admin",
    };

    private static IReadOnlyList<Delivery> Deliver(Subscription subscription, int count) =>
        [.. Enumerable.Range(0, count).Select(_ => Delivery.Of(subscription, EventOf(null), Start))];

    private static RegisterEvent EventOf(string? home) => new()
    {
        Id = Guid.CreateVersion7(),
        Type = EventTypes.ReminderDue,
        Institution = home,
        At = Start,
        Data = JsonDocument.Parse("""{"text":"Өвөр"}""").RootElement,
    };
}
