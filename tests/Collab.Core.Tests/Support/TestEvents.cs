using Collab.Core.Access;
using Collab.Core.Events;
using Collab.Core.Results;
using Collab.Core.Store;
using Collab.Messaging.Mails;

namespace Collab.Core.Tests.Support;

/// <summary>The operations on subscriptions and events over a test's register.</summary>
public sealed class TestEvents(TestRegister register)
{
    public const string AllTypes =
        """["record.changed","document.finished","report.made","reminder.due","completeness.listed","check.differs"]""";

    public SubscriptionRegister Register { get; } = new(register.Store);

    public DeliveryRegister Deliveries { get; } = new(register.Store);

    public SubscriptionSecrets Secrets { get; set; } = new("a-webhook-key-of-thirty-two-characters");

    public MakeSubscription Make => new(Register, Secrets, register.Audience, register.Directory, register.Settings, register.Clock);

    public RemoveSubscription Remove => new(Register, register.Audience, register.Clock);

    public ReadSubscriptions Read => new(register.Store, Register, Deliveries);

    public RetryDelivery Retry => new(Register, Deliveries, register.Clock);

    public TellSubscribers Tell => TellOver(register.Store);

    /// <summary>Telling by another process, with a store of its own.</summary>
    public TellSubscribers TellOver(IRowStore store) =>
        new(store, new(store), new(store), new(store, register.Clock), new SmtpMailer(Smtp, register.Clock), register.Clock);

    /// <summary>The mail server; none unless set.</summary>
    public SmtpOptions? Smtp { get; set; }

    public Task<Outcome<NewSubscription>> MakeAsync(string json, Caller? caller = null) =>
        Make.RunAsync(caller ?? Caller.Admin, TestRegister.Json(json), default);

    /// <summary>Subscribes to everything: of a home, or of all.</summary>
    public async Task<Subscription> AddAsync(string? home = null, string events = AllTypes) => TestRegister.Done(await MakeAsync(
        $$"""{"url":"https://office.example.org/collab","events":{{events}}{{(home is null ? string.Empty : $",\"institution\":\"{home}\"")}}}""")).Subscription;

    /// <summary>What is in an outbox.</summary>
    public async Task<IReadOnlyList<RegisterEvent>> OutboxAsync(string partition = TestRegister.Home, string table = TableNames.Register)
    {
        var events = new List<RegisterEvent>();
        await foreach (var row in register.Store.ReadAllAsync(table, partition, OutboxRow.All, null, default))
        {
            events.Add(OutboxRow.Read(row));
        }

        return events;
    }

    /// <summary>The events that wait for a subscription.</summary>
    public async Task<IReadOnlyList<RegisterEvent>> WaitingAsync(Subscription subscription) =>
        [.. (await Deliveries.DueAsync(subscription.Id, DateTimeOffset.MaxValue, 1000, default)).Select(d => d.Delivery.Event)];

    /// <summary>Every row of the table as text.</summary>
    public async Task<IReadOnlyList<string>> DumpAsync(string partition = SubscriptionRegister.Partition)
    {
        var dump = new List<string>();
        await foreach (var row in register.Store.ReadAllAsync(TableNames.Subscriptions, partition, new RowRange(" ", "~"), null, default))
        {
            dump.Add(row.Key + ' ' + string.Join(';', row.Values.OrderBy(v => v.Key, StringComparer.Ordinal)
                .Select(v => $"{v.Key}={(v.Value is byte[] bytes ? System.Text.Encoding.UTF8.GetString(bytes) : v.Value)}")));
        }

        return dump;
    }
}
