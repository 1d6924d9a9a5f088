using System.Text;
using Collab.Core.Events;
using Collab.Core.Events.Sending;

namespace Collab.Core.Tests.Events.Sending;

public sealed class SendDeliveriesTests
{
    [Fact]
    public async Task Run_DueDeliveries_ArePostedInOrderSignedAndKeptNoLonger()
    {
        await using var register = await SendingRegister.OpenAsync();
        await using var receiver = await Receiver.StartAsync();
        var subscription = await register.SubscribeAsync(receiver.Address);
        var events = await register.TellAsync(subscription, 3);

        var sent = await register.Sender().RunAsync(default);

        Assert.Equal(3, sent.Taken);
        Assert.Empty(sent.Failed);
        Assert.Equal(events, receiver.Events);
        Assert.All(receiver.All, request =>
        {
            Assert.True(WebhookSignature.Verify(register.Secrets.TextOf(subscription.Id), request.Headers, request.Body, register.Register.Clock.GetUtcNow()));
            Assert.Equal("""{"type":"record.changed","timestamp":"2026-11-22T06:00:00.000Z","data":{"title":"Солилцоо Ө Ү"}}""", Encoding.UTF8.GetString(request.Body));
            Assert.Equal("application/json", request.AllHeaders["Content-Type"]);
            Assert.Equal("Collab", request.AllHeaders["User-Agent"]);
        });
        Assert.Empty(await register.PendingAsync(subscription.Id));
    }

    [Fact]
    public async Task Run_ReceiverIsDownForHours_GetsEverythingOnceItAnswers()
    {
        await using var register = await SendingRegister.OpenAsync();
        await using var receiver = await Receiver.StartAsync();
        var subscription = await register.SubscribeAsync(receiver.Address);
        var events = await register.TellAsync(subscription, 20);
        var sender = register.Sender();

        receiver.Answer = Receiver.WithStatus(500);
        for (var minutes = 0; minutes < 6 * 60; minutes += 5)
        {
            await sender.RunAsync(default);
            register.Register.Clock.Advance(TimeSpan.FromMinutes(5));
        }

        Assert.Equal(20, (await register.PendingAsync(subscription.Id)).Count);
        var failures = receiver.All.Count;

        receiver.Answer = Receiver.WithStatus(200);
        for (var hours = 0; hours < 48 && (await register.PendingAsync(subscription.Id)).Count > 0; hours++)
        {
            register.Register.Clock.Advance(TimeSpan.FromHours(1));
            await sender.RunAsync(default);
        }

        Assert.Equal(events, receiver.Events.Skip(failures).Order());
        Assert.Empty(await register.PendingAsync(subscription.Id));
        Assert.Empty(await register.DeadAsync(subscription.Id));
    }

    [Fact]
    public async Task Run_ReceiverIsDown_OneRunTriesThreeAndLeavesTheOthersUncounted()
    {
        await using var register = await SendingRegister.OpenAsync();
        await using var receiver = await Receiver.StartAsync();
        var subscription = await register.SubscribeAsync(receiver.Address);
        await register.TellAsync(subscription, 10);
        receiver.Answer = Receiver.WithStatus(500);

        var sent = await register.Sender().RunAsync(default);

        Assert.Equal(3, receiver.All.Count);
        Assert.Equal(["500", "500", "500"], sent.Failed.Select(f => f.Fault));
        Assert.Equal([1, 1, 1, 0, 0, 0, 0, 0, 0, 0], (await register.PendingAsync(subscription.Id)).Select(d => d.Attempts));
    }

    [Fact]
    public async Task Run_LastAttemptFails_DeliveryIsDeadAndSaysWhyInOneWord()
    {
        await using var register = await SendingRegister.OpenAsync();
        await using var receiver = await Receiver.StartAsync();
        var subscription = await register.SubscribeAsync(receiver.Address);
        var told = Assert.Single(await register.TellAsync(subscription));
        var sender = register.Sender();
        receiver.Answer = async context =>
        {
            context.Response.StatusCode = 400;
            await Microsoft.AspNetCore.Http.HttpResponseWritingExtensions.WriteAsync(context.Response, "a secret of the receiver");
        };

        SentDeliveries sent = null!;
        for (var attempt = 1; attempt <= BackOff.Attempts; attempt++)
        {
            sent = await sender.RunAsync(default);
            Assert.Equal(attempt == BackOff.Attempts, Assert.Single(sent.Failed).IsDead);
            register.Register.Clock.Advance(BackOff.Longest);
        }

        await sender.RunAsync(default);

        Assert.Equal(new(subscription.Id, told, "127.0.0.1", "400", true), Assert.Single(sent.Failed));
        Assert.Equal(BackOff.Attempts, receiver.All.Count);
        Assert.Empty(await register.PendingAsync(subscription.Id));
        var dead = Assert.Single(await register.DeadAsync(subscription.Id));
        Assert.Equal((told, DeliveryStatus.Dead, 10, "400"), (dead.Event.Id, dead.Status, dead.Attempts, dead.LastFault));
    }

    [Fact]
    public async Task Run_DeadDeliveryIsRetried_IsSentWithTheSameIdAndBodyAndANewTimestamp()
    {
        await using var register = await SendingRegister.OpenAsync();
        await using var receiver = await Receiver.StartAsync();
        var subscription = await register.SubscribeAsync(receiver.Address);
        var told = Assert.Single(await register.TellAsync(subscription));
        var sender = register.Sender();
        receiver.Answer = Receiver.WithStatus(500);
        for (var attempt = 0; attempt < BackOff.Attempts; attempt++)
        {
            await sender.RunAsync(default);
            register.Register.Clock.Advance(BackOff.Longest);
        }

        receiver.Answer = Receiver.WithStatus(204);
        Assert.True(await register.Deliveries.RetryAsync(subscription.Id, told, register.Register.Clock.GetUtcNow(), default));
        await sender.RunAsync(default);

        Assert.Empty(await register.DeadAsync(subscription.Id));
        Assert.Single(receiver.Events.Distinct());
        Assert.Single(receiver.All.Select(r => Convert.ToHexString(r.Body)).Distinct());
        Assert.Equal(BackOff.Attempts + 1, receiver.All.Select(r => r.Headers.Timestamp).Distinct().Count());
    }

    [Fact]
    public async Task Run_TwoSendersAtOnce_EachEventIsSentOnce()
    {
        await using var register = await SendingRegister.OpenAsync();
        await using var receiver = await Receiver.StartAsync();
        var subscription = await register.SubscribeAsync(receiver.Address);
        var events = await register.TellAsync(subscription, 100);

        var runs = await Task.WhenAll(register.Sender().RunAsync(default), register.Sender().RunAsync(default));

        Assert.Equal(100, runs.Sum(r => r.Taken));
        Assert.Equal(events, receiver.Events.Order());
        Assert.Empty(await register.PendingAsync(subscription.Id));
    }

    [Fact]
    public async Task Run_AnotherSenderStoppedMidway_ItsDeliveryIsSentMinutesLater()
    {
        await using var register = await SendingRegister.OpenAsync();
        await using var receiver = await Receiver.StartAsync();
        var subscription = await register.SubscribeAsync(receiver.Address);
        var told = Assert.Single(await register.TellAsync(subscription));
        using (var stopped = new CancellationTokenSource())
        {
            receiver.Answer = async context =>
            {
                await stopped.CancelAsync();
                await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
            };
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => register.Sender().RunAsync(stopped.Token));
        }

        receiver.Answer = Receiver.WithStatus(204);
        Assert.Equal(0, (await register.Sender().RunAsync(default)).Taken);
        register.Register.Clock.Advance(TimeSpan.FromMinutes(3));
        Assert.Equal(1, (await register.Sender().RunAsync(default)).Taken);

        Assert.Equal([told, told], receiver.Events);
        Assert.Empty(await register.PendingAsync(subscription.Id));
    }

    [Fact]
    public async Task Run_ProcessEndsAtEveryAttempt_DeliveryDiesAfterTheLast()
    {
        await using var register = await SendingRegister.OpenAsync();
        await using var receiver = await Receiver.StartAsync();
        var subscription = await register.SubscribeAsync(receiver.Address);
        var told = Assert.Single(await register.TellAsync(subscription));
        for (var attempt = 1; attempt <= BackOff.Attempts; attempt++)
        {
            using var stopped = new CancellationTokenSource();
            receiver.Answer = async context =>
            {
                await stopped.CancelAsync();
                await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
            };
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => register.Sender().RunAsync(stopped.Token));
            Assert.Equal(attempt, Assert.Single(await register.PendingAsync(subscription.Id)).Attempts);
            register.Register.Clock.Advance(TimeSpan.FromMinutes(3));
        }

        var sent = await register.Sender().RunAsync(default);

        Assert.Equal(new(subscription.Id, told, "127.0.0.1", "error", true), Assert.Single(sent.Failed));
        Assert.Equal(BackOff.Attempts, receiver.All.Count);
        Assert.Empty(await register.PendingAsync(subscription.Id));
        Assert.Equal(10, Assert.Single(await register.DeadAsync(subscription.Id)).Attempts);
    }

    [Fact]
    public async Task Retention_DeadDeliveries_AreKeptForNinetyDays()
    {
        await using var register = await SendingRegister.OpenAsync();
        var subscription = await register.SubscribeAsync(new("http://127.0.0.1:9"));
        var mail = MailSubscription.Of(register.Register.Clock.GetUtcNow());
        foreach (var target in new[] { subscription, mail })
        {
            await register.TellAsync(target);
            await DieAsync(register, target);
        }

        register.Register.Clock.Advance(TimeSpan.FromDays(60));
        var younger = await register.TellAsync(subscription, 2);
        await DieAsync(register, subscription);

        Assert.Equal(0, await register.Register.Retention.RunAsync(default));
        register.Register.Clock.Advance(TimeSpan.FromDays(31));
        Assert.Equal(2, await register.Register.Retention.RunAsync(default));

        Assert.Empty(await register.DeadAsync(mail.Id));
        Assert.Equal(younger.Reverse(), (await register.DeadAsync(subscription.Id)).Select(d => d.Event.Id));
        register.Register.Clock.Advance(TimeSpan.FromDays(60));
        Assert.Equal(2, await register.Register.Retention.RunAsync(default));
        Assert.Empty(await register.DeadAsync(subscription.Id));
    }

    [Fact]
    public async Task Run_OneReceiverWaitsForTheOther_BothAreServed()
    {
        await using var register = await SendingRegister.OpenAsync();
        await using var waiting = await Receiver.StartAsync();
        await using var quick = await Receiver.StartAsync();
        var reached = new TaskCompletionSource();
        waiting.Answer = _ => reached.Task;
        quick.Answer = _ =>
        {
            reached.SetResult();
            return Task.CompletedTask;
        };
        // Whichever lane comes first in a queue, one of the two orders would hang.
        await register.TellAsync(await register.SubscribeAsync(waiting.Address));
        await register.TellAsync(await register.SubscribeAsync(quick.Address));
        await register.TellAsync(await register.SubscribeAsync(waiting.Address));

        Assert.Equal(3, (await register.Sender().RunAsync(default)).Taken);
    }

    [Fact]
    public async Task Run_ReceiverIsGone_SubscriptionIsDisabledAndNothingMoreIsSent()
    {
        await using var register = await SendingRegister.OpenAsync();
        await using var receiver = await Receiver.StartAsync();
        var subscription = await register.SubscribeAsync(receiver.Address);
        await register.TellAsync(subscription, 3);
        receiver.Answer = Receiver.WithStatus(410);

        var sent = await register.Sender().RunAsync(default);
        register.Register.Clock.Advance(BackOff.Longest);
        await register.Sender().RunAsync(default);

        Assert.Equal([subscription.Id], sent.Disabled);
        Assert.Single(receiver.All);
        var stored = Assert.Single(await register.Subscriptions.AllAsync(default));
        Assert.Equal((SubscriptionStatus.Disabled, "The receiver answered 410 Gone."), (stored.Status, stored.DisabledReason));
        Assert.Equal(3, (await register.PendingAsync(subscription.Id)).Count);
    }

    [Theory]
    [InlineData(429)]
    [InlineData(503)]
    public async Task Run_ReceiverAsksForAPause_NothingIsSentUntilItIsOver(int status)
    {
        await using var register = await SendingRegister.OpenAsync();
        await using var receiver = await Receiver.StartAsync();
        var subscription = await register.SubscribeAsync(receiver.Address);
        await register.TellAsync(subscription, 3);
        receiver.Answer = Receiver.WithStatus(status, "3600");
        await register.Sender().RunAsync(default);
        receiver.Answer = Receiver.WithStatus(204);

        register.Register.Clock.Advance(TimeSpan.FromMinutes(59));
        Assert.Equal(0, (await register.Sender().RunAsync(default)).Taken);
        Assert.Single(receiver.All);
        Assert.Equal([1, 0, 0], (await register.PendingAsync(subscription.Id)).Select(d => d.Attempts));
        register.Register.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(3, (await register.Sender().RunAsync(default)).Taken);
    }

    [Fact]
    public async Task Run_PrivateAddressesAreNoLongerAllowed_NothingIsSentAndItIsSaid()
    {
        await using var register = await SendingRegister.OpenAsync();
        await using var receiver = await Receiver.StartAsync();
        var subscription = await register.SubscribeAsync(receiver.Address);
        await register.TellAsync(subscription);
        register.Register.Settings.WebhooksToPrivateAddresses = false;

        await register.Sender().RunAsync(default);

        Assert.Empty(receiver.All);
        Assert.Equal(("private-address", 1), Assert.Single(await register.PendingAsync(subscription.Id)) is var kept ? (kept.LastFault, kept.Attempts) : default);
    }

    private static async Task DieAsync(SendingRegister register, Subscription subscription)
    {
        foreach (var due in await register.Deliveries.DueAsync(subscription.Id, DateTimeOffset.MaxValue, 10, default))
        {
            var taken = await register.Deliveries.TakeAsync(due, register.Register.Clock.GetUtcNow(), default);
            await register.Deliveries.KillAsync(taken!, "500", default);
        }
    }
}
