using System.Text.Json;
using Collab.Core.Events;
using Collab.Core.Events.Sending;
using Collab.Core.Json;
using Collab.Core.Standards;
using Collab.Core.Store;
using Collab.Core.Tests.Support;
using Collab.Messaging.Mails;
using Collab.Messaging.Webhooks;

namespace Collab.Core.Tests.Events.Sending;

/// <summary>A register with subscriptions and deliveries, and what sends them over real connections.</summary>
internal sealed class SendingRegister : IAsyncDisposable
{
    private readonly List<WebhookSender> senders = [];

    private SendingRegister(TestRegister register)
    {
        Register = register;
        Deliveries = new(register.Store);
        Subscriptions = new(register.Store);
        register.Settings.WebhooksToPrivateAddresses = true;
    }

    public TestRegister Register { get; }

    public DeliveryRegister Deliveries { get; }

    public SubscriptionRegister Subscriptions { get; }

    public SubscriptionSecrets Secrets { get; } = new("a-key-of-thirty-two-characters-or-more");

    /// <summary>The mail server; none unless set.</summary>
    public SmtpOptions? Smtp { get; set; }

    public WriteMail Write => new(Register.Directory, Register.Reader, Register.Settings);

    public static async Task<SendingRegister> OpenAsync() => new(await TestRegister.OpenAsync());

    /// <summary>A sender as a process of its own has it.</summary>
    public SendDeliveries Sender()
    {
        var webhooks = new WebhookSender(
            new(Register.Settings.WebhooksToPrivateAddresses) { TimeLimit = TimeSpan.FromMinutes(5) }, Register.Clock);
        senders.Add(webhooks);
        return new(
            Subscriptions, Deliveries, Secrets, webhooks, new(new SmtpMailer(Smtp, TimeProvider.System), Write), Register.Settings, Register.Clock);
    }

    public async Task<Subscription> SubscribeAsync(Uri address)
    {
        var subscription = new Subscription
        {
            Id = RecordId.New(Register.Clock),
            Url = address.ToString(),
            Events = [EventTypes.RecordChanged],
            Status = SubscriptionStatus.Active,
            CreatedAt = Register.Clock.GetUtcNow(),
            CreatedBy = "admin",
        };
        var row = new RowChange.Add(SubscriptionRegister.Key(subscription.Id), SubscriptionRegister.Values(subscription, 1));
        Assert.IsType<CommitResult.Committed>(await Register.Store.CommitAsync(TableNames.Subscriptions, SubscriptionRegister.Partition, [row], default));
        return subscription;
    }

    /// <summary>Makes so many events, in order, and their deliveries to the subscription; their ids.</summary>
    public async Task<IReadOnlyList<Guid>> TellAsync(Subscription subscription, int count = 1, string type = EventTypes.RecordChanged, JsonElement? data = null)
    {
        var now = Register.Clock.GetUtcNow();
        var events = Enumerable.Range(0, count).Select(i => new RegisterEvent
        {
            Id = RecordId.At(now.AddMilliseconds(i), type, subscription.Id.ToString()),
            Type = type,
            Institution = data?.GetProperty("institution").GetString() ?? TestRegister.Home,
            At = now,
            Data = data ?? TestRegister.Json("""{"title":"Солилцоо Ө Ү"}"""),
        }).ToArray();
        await Deliveries.AddAsync(events.Select(e => Delivery.Of(subscription, e, now)), default);
        return [.. events.Select(e => e.Id)];
    }

    public Task<IReadOnlyList<Delivery>> PendingAsync(Guid subscription) => ReadAsync(subscription, "p|");

    public Task<IReadOnlyList<Delivery>> DeadAsync(Guid subscription) => ReadAsync(subscription, "d|");

    public async ValueTask DisposeAsync()
    {
        senders.ForEach(s => s.Dispose());
        await Register.DisposeAsync();
    }

    private async Task<IReadOnlyList<Delivery>> ReadAsync(Guid subscription, string prefix)
    {
        var rows = Register.Store.ReadAllAsync(TableNames.Subscriptions, subscription.ToString(), RowRange.Prefix(prefix), null, default);
        var read = new List<Delivery>();
        await foreach (var row in rows)
        {
            read.Add(JsonSerializer.Deserialize(Payload.Read(row, "body"), RegisterJson.Readable.Delivery)!);
        }

        return read;
    }
}
