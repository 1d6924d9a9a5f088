using Collab.Core.Access;
using Collab.Core.Events;
using Collab.Core.Store;
using Collab.Core.Tests.Support;
using Collab.Testing.Stores;

namespace Collab.Core.Tests.Events;

/// <summary>Who is subscribed is asked of the store once in some seconds, and at once after a change of this process.</summary>
public sealed class AudienceTests
{
    [Fact]
    public async Task Wants_ManyTimesAtOnce_ReadsOnce()
    {
        await using var register = await TestRegister.OpenAsync();
        await new TestEvents(register).AddAsync(TestRegister.Home, """["record.changed"]""");
        register.Store.Reset();

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => WantsAsync(register.Audience)));
        register.Clock.Advance(Audience.KeptFor - TimeSpan.FromTicks(1));
        Assert.False(await WantsAsync(register.Audience, TestRegister.OtherHome));
        Assert.False(await WantsAsync(register.Audience, type: EventTypes.ReportMade));

        Assert.DoesNotContain(false, answers);
        Assert.Equal(1, register.Store.Calls);
    }

    [Fact]
    public async Task Wants_WhatAnotherProcessChanged_IsKnownAfterSomeSeconds()
    {
        await using var register = await TestRegister.OpenAsync();
        var events = new TestEvents(register);
        var other = new Audience(new(register.Store), register.Clock);
        Assert.False(await WantsAsync(other));
        var made = await events.AddAsync();
        Assert.False(await WantsAsync(other));
        register.Clock.Advance(Audience.KeptFor);
        Assert.True(await WantsAsync(other));

        TestRegister.Done(await events.Remove.RunAsync(Caller.Admin, made.Id, default));

        Assert.False(await WantsAsync(register.Audience));
        Assert.True(await WantsAsync(other));
        register.Clock.Advance(Audience.KeptFor);
        Assert.False(await WantsAsync(other));
    }

    [Fact]
    public async Task Wants_AfterAnOutage_AsksAgain()
    {
        await using var register = await TestRegister.OpenAsync();
        await new TestEvents(register).AddAsync();
        var store = new AwayStore(register.Store) { IsAway = true };
        var audience = new Audience(new(store), register.Clock);
        await Assert.ThrowsAsync<StoreUnavailableException>(() => WantsAsync(audience));

        store.IsAway = false;

        Assert.True(await WantsAsync(audience));
    }

    [Fact]
    public async Task Wants_OfADisabledSubscription_IsFalse()
    {
        await using var register = await TestRegister.OpenAsync();
        var events = new TestEvents(register);
        await events.Register.DisableAsync((await events.AddAsync()).Id, "Gone.", default);
        Assert.False(await WantsAsync(register.Audience));
    }

    private static Task<bool> WantsAsync(Audience audience, string home = TestRegister.Home, string type = EventTypes.RecordChanged) =>
        audience.WantsAsync(type, home, default).AsTask();

    /// <summary>A store that can be away.</summary>
    private sealed class AwayStore(IRowStore inner) : StoreAround(inner)
    {
        public bool IsAway { get; set; }

        public override Task<RowPage> ReadRangeAsync(
            string table, string partition, RowRange range, int limit, string? continuation, IReadOnlyList<string>? columns, CancellationToken cancellationToken) =>
            IsAway
                ? throw new StoreUnavailableException("The store is away.", mayHaveCommitted: false)
                : Inner.ReadRangeAsync(table, partition, range, limit, continuation, columns, cancellationToken);
    }
}
