using Collab.Core.Access;
using Collab.Core.Events;
using Collab.Core.Results;
using Collab.Core.Store;
using Collab.Core.Tests.Support;

namespace Collab.Core.Tests.Events;

/// <summary>Subscriptions are made, read and removed by those whose arm reaches them, and their secrets are kept nowhere.</summary>
public sealed class SubscriptionTests
{
    private const string Good = """{"url":"https://office.example.org/collab","events":["record.changed"]}""";

    private static readonly Caller Partner = new("p", CallerRole.Partner, "kr-hospital");
    private static readonly Caller Officer = new("o", CallerRole.Officer, TestRegister.Home);
    private static readonly Caller OtherOfficer = new("q", CallerRole.Officer, TestRegister.OtherHome);
    private static readonly Caller Commission = new("c", CallerRole.Commission, null);

    [Fact]
    public async Task Make_ByOfficer_IsOfItsHomeInOneCommitAndKeepsNoSecret()
    {
        await using var register = await TestRegister.OpenAsync();
        var events = new TestEvents(register);
        register.Store.Reset();

        var made = TestRegister.Done(await events.MakeAsync(
            """{"url":"https://office.example.org/хаяг?a=1","events":["reminder.due","record.changed"],"description":"Самбар Ө Ү"}""", Officer));

        Assert.Equal(1, register.Store.Commits);
        Assert.Equal((TestRegister.Home, "Самбар Ө Ү", SubscriptionStatus.Active), (made.Subscription.Institution, made.Subscription.Description, made.Subscription.Status));
        Assert.Equal(["reminder.due", "record.changed"], made.Subscription.Events);
        Assert.Equal((register.Clock.GetUtcNow(), "o"), (made.Subscription.CreatedAt, made.Subscription.CreatedBy));
        Assert.Equal(32, Convert.FromBase64String(made.Secret["whsec_".Length..]).Length);
        Assert.Equal(events.Secrets.Of(made.Subscription.Id), Convert.FromBase64String(made.Secret["whsec_".Length..]));
        Assert.DoesNotContain(await events.DumpAsync(), row => row.Contains(made.Secret["whsec_".Length..], StringComparison.Ordinal));
        var read = TestRegister.Done(await events.Read.OneAsync(Officer, made.Subscription.Id, default));
        Assert.Equal(made.ETag, read.ETag);
        Assert.Contains("Самбар Ө Ү", System.Text.Encoding.UTF8.GetString(read.Body), StringComparison.Ordinal);
    }

    [Fact]
    public void Secret_OfAnotherKeyOrSubscription_IsAnother()
    {
        var (one, other) = (Guid.Parse("01a20219-12bd-7e71-8886-042c54aefe86"), Guid.Parse("01a20219-12bd-7e71-8886-042c54aefe87"));
        var secrets = new SubscriptionSecrets(new('k', 32));
        Assert.Equal(secrets.Of(one), new SubscriptionSecrets(new('k', 32)).Of(one));
        Assert.NotEqual(secrets.Of(one), secrets.Of(other));
        Assert.NotEqual(secrets.Of(one), new SubscriptionSecrets(new('l', 32)).Of(one));
        Assert.Throws<ArgumentException>(() => new SubscriptionSecrets(new('k', 31)));
    }

    [Theory]
    [InlineData("{}", "/url required,/events required")]
    [InlineData("""{"url":"http://office.example.org","events":[]}""", "/events length,/url webhook-address")]
    [InlineData("""{"url":"https://10.0.0.1/x","events":["record.changed"]}""", "/url webhook-address")]
    [InlineData("""{"url":"https://user:word@example.org/","events":["record.changed"]}""", "/url webhook-address")]
    [InlineData("""{"url":"https://example.org/#part","events":["record.changed"]}""", "/url webhook-address")]
    [InlineData("""{"url":"over there","events":["record.changed"]}""", "/url webhook-address")]
    [InlineData("""{"url":"https://example.org","events":["record.changed","record.changed"]}""", "/events/1 repeated")]
    [InlineData("""{"url":"https://example.org","events":["subscription.test",5]}""", "/events/0 unknown-code,/events/1 type")]
    [InlineData("""{"url":"https://example.org","events":["record.changed"],"institution":"kr-hospital"}""", "/institution unknown-institution")]
    [InlineData("""{"url":"https://example.org","events":["record.changed"],"institution":"nobody"}""", "/institution unknown-institution")]
    [InlineData("""{"url":"https://example.org","events":["record.changed"],"secret":"mine"}""", "/secret unknown-field")]
    public async Task Make_AgainstTheRules_NamesEveryFaultAndStoresNothing(string json, string faults)
    {
        await using var register = await TestRegister.OpenAsync();
        var events = new TestEvents(register);
        var refusal = TestRegister.Refused(await events.MakeAsync(json));
        Assert.Equal(faults, string.Join(',', ((Refusal.Invalid)refusal).Faults.Select(f => $"{f.Pointer} {f.Code}")));
        Assert.Empty(await events.DumpAsync());
    }

    [Fact]
    public async Task Make_WherePrivateAddressesAreAllowed_TakesHttpAndThisMachine()
    {
        await using var register = await TestRegister.OpenAsync();
        register.Settings.WebhooksToPrivateAddresses = true;
        var made = TestRegister.Done(await new TestEvents(register).MakeAsync("""{"url":"http://127.0.0.1:8080/x","events":["record.changed"]}"""));
        Assert.Null(made.Subscription.Institution);
    }

    [Fact]
    public async Task Make_WithoutAKey_IsRefusedInASentenceAndStoresNothing()
    {
        await using var register = await TestRegister.OpenAsync();
        var events = new TestEvents(register) { Secrets = new(null) };
        var refusal = Assert.IsType<Refusal.Conflict>(TestRegister.Refused(await events.MakeAsync(Good)));
        Assert.Equal("no-webhook-key", refusal.Code);
        Assert.Contains("Collab:WebhookKey", refusal.Detail, StringComparison.Ordinal);
        Assert.Empty(await events.DumpAsync());
    }

    [Fact]
    public async Task Reach_OfEveryRole_IsItsOwnHomeOrAll()
    {
        await using var register = await TestRegister.OpenAsync();
        var events = new TestEvents(register);
        Assert.IsType<Refusal.NotFound>(TestRegister.Refused(await events.MakeAsync(Good, Partner)));
        var foreign = Good.Replace("}", $",\"institution\":\"{TestRegister.OtherHome}\"}}", StringComparison.Ordinal);
        Assert.IsType<Refusal.Invalid>(TestRegister.Refused(await events.MakeAsync(foreign, Officer)));
        var own = TestRegister.Done(await events.MakeAsync(Good, Officer)).Subscription;
        register.Clock.Advance(TimeSpan.FromMilliseconds(1));
        var national = TestRegister.Done(await events.MakeAsync(Good, Commission)).Subscription;
        register.Clock.Advance(TimeSpan.FromMilliseconds(1));
        var named = TestRegister.Done(await events.MakeAsync(foreign, Commission)).Subscription;

        Assert.IsType<Refusal.NotFound>(TestRegister.Refused(await events.Read.ListAsync(Partner, 50, null, default)));
        Assert.Equal([own.Id], await ListAsync(events, Officer));
        Assert.Equal([named.Id], await ListAsync(events, OtherOfficer));
        Assert.Equal([named.Id, national.Id, own.Id], await ListAsync(events, Commission));
        foreach (var hidden in new[] { national, named })
        {
            Assert.IsType<Refusal.NotFound>(TestRegister.Refused(await events.Read.OneAsync(Officer, hidden.Id, default)));
            Assert.IsType<Refusal.NotFound>(TestRegister.Refused(await events.Read.DeadAsync(Officer, hidden.Id, 50, null, default)));
            Assert.IsType<Refusal.NotFound>(TestRegister.Refused(await events.Retry.TestAsync(Officer, hidden.Id, default)));
            Assert.IsType<Refusal.NotFound>(TestRegister.Refused(await events.Retry.RunAsync(Officer, hidden.Id, hidden.Id, default)));
            Assert.IsType<Refusal.NotFound>(TestRegister.Refused(await events.Remove.RunAsync(Officer, hidden.Id, default)));
        }

        Assert.Equal(3, (await events.Register.AllAsync(default)).Count);
    }

    [Fact]
    public async Task List_OfManyPages_ShowsEachOnce()
    {
        await using var register = await TestRegister.OpenAsync();
        var events = new TestEvents(register);
        var made = new List<Guid>();
        for (var i = 0; i < 5; i++)
        {
            register.Clock.Advance(TimeSpan.FromSeconds(1));
            made.Add((await events.AddAsync(i % 2 == 0 ? TestRegister.Home : null)).Id);
        }

        var first = TestRegister.Done(await events.Read.ListAsync(Officer, 2, null, default));
        var second = TestRegister.Done(await events.Read.ListAsync(Officer, 2, Guid.Parse(first.Next!), default));

        Assert.Equal([made[4], made[2], made[0]], first.Items.Concat(second.Items).Select(IdOf));
        Assert.Null(second.Next);
    }

    [Fact]
    public async Task Make_TheFiftyFirstOfAScope_IsRefused_AlsoWhenTwoComeAtOnce()
    {
        await using var register = await TestRegister.OpenAsync();
        var events = new TestEvents(register);
        for (var i = 0; i < MakeSubscription.MostOfScope - 1; i++)
        {
            await events.AddAsync();
        }

        await events.AddAsync(TestRegister.Home);
        var both = await Task.WhenAll(Task.Run(() => events.MakeAsync(Good)), Task.Run(() => events.MakeAsync(Good)));

        Assert.Single(both, o => o.TryGet(out _, out _));
        var refusal = both.Select(o => o.Match<Refusal?>(_ => null, r => r)).OfType<Refusal.Conflict>().Single();
        Assert.Equal("too-many-subscriptions", refusal.Code);
        Assert.Equal(MakeSubscription.MostOfScope, (await events.Register.AllAsync(default)).Count(s => s.Institution is null));
        await events.AddAsync(TestRegister.OtherHome);
    }

    [Fact]
    public async Task MakeAndRemove_WhoseAnswersAreLost_AreMadeAndRemovedOnce()
    {
        await using var register = await TestRegister.OpenAsync();
        var events = new TestEvents(register);
        register.Unclear.LoseAnswers = 1;
        await Assert.ThrowsAsync<StoreUnavailableException>(() => events.MakeAsync(Good));
        var there = Assert.Single(await events.Register.AllAsync(default));

        // It is heard of at once, though nobody was told that it was made.
        Assert.True(await register.Audience.WantsAsync(EventTypes.RecordChanged, TestRegister.Home, default));
        register.Unclear.LoseAnswers = 1;
        await Assert.ThrowsAsync<StoreUnavailableException>(() => events.Remove.RunAsync(Caller.Admin, there.Id, default));
        Assert.IsType<Refusal.NotFound>(TestRegister.Refused(await events.Remove.RunAsync(Caller.Admin, there.Id, default)));
        Assert.False(await register.Audience.WantsAsync(EventTypes.RecordChanged, TestRegister.Home, default));
    }

    [Fact]
    public async Task Retry_OfADisabledOrUnknown_IsRefused()
    {
        await using var register = await TestRegister.OpenAsync();
        var events = new TestEvents(register);
        var made = await events.AddAsync();
        Assert.IsType<Refusal.NotFound>(TestRegister.Refused(await events.Retry.RunAsync(Caller.Admin, made.Id, Guid.CreateVersion7(), default)));
        TestRegister.Done(await events.Retry.TestAsync(Caller.Admin, made.Id, default));
        Assert.Equal([RetryDelivery.TestType], (await events.WaitingAsync(made)).Select(e => e.Type));

        await events.Register.DisableAsync(made.Id, "Эзэн нь татгалзсан.", default);

        Assert.IsType<Refusal.Conflict>(TestRegister.Refused(await events.Retry.TestAsync(Caller.Admin, made.Id, default)));
        var read = SubscriptionRegister.Read((await events.Register.FindAsync(made.Id, default))!);
        Assert.Equal((SubscriptionStatus.Disabled, "Эзэн нь татгалзсан."), (read.Status, read.DisabledReason));
        Assert.Single(await events.WaitingAsync(made));
    }

    private static async Task<IReadOnlyList<Guid>> ListAsync(TestEvents events, Caller caller) =>
        [.. TestRegister.Done(await events.Read.ListAsync(caller, 50, null, default)).Items.Select(IdOf)];

    private static Guid IdOf(byte[] json) => TestRegister.Json(System.Text.Encoding.UTF8.GetString(json)).GetProperty("id").GetGuid();
}
