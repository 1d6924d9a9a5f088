using Collab.Core.Access;
using Collab.Core.Results;
using Collab.Core.Store;
using Collab.Core.Tests.Support;

namespace Collab.Core.Tests.Access;

/// <summary>Clients are made, read, rotated and removed, each in one commit, and signed in by their keys.</summary>
public sealed class ClientTests
{
    [Fact]
    public async Task Make_Partner_StoresClientAndHashInOneCommitAndNoKey()
    {
        await using var register = await TestRegister.OpenAsync();
        var clients = new TestClients(register);
        register.Store.Reset();
        var made = await clients.AddAsync();
        Assert.Equal(1, register.Store.Commits);
        Assert.Equal(2, register.Store.Changes);
        var dump = await clients.DumpAsync();
        Assert.Equal(2, dump.Count);
        Assert.DoesNotContain(dump, row => row.Contains(made.Key[4..], StringComparison.Ordinal));
        Assert.Contains(dump, row => row.StartsWith($"k|{KeyHash.Of(made.Key).Id} ", StringComparison.Ordinal));
        var caller = await clients.SignInAsync(made.Key);
        Assert.Equal(new($"client:{made.Client.Id} Солонгос эмнэлэг", CallerRole.Partner, "kr-hospital"), caller);
    }

    [Theory]
    [InlineData("""{"name":"a","role":"officer","institution":"mn-university"}""", "")]
    [InlineData("""{"name":"a","role":"partner","institution":"mn-university","expiresOn":"2026-11-22"}""", "")]
    [InlineData("""{"name":"a","role":"commission"}""", "")]
    [InlineData("""{"name":"a","role":"admin"}""", "")]
    [InlineData("{}", "/name required,/role required")]
    [InlineData("""{"name":"a","role":"chief"}""", "/role unknown-code")]
    [InlineData("""{"name":"a","role":"partner"}""", "/institution required")]
    [InlineData("""{"name":"a","role":"officer"}""", "/institution required")]
    [InlineData("""{"name":"a","role":"officer","institution":5}""", "/institution type")]
    [InlineData("""{"name":"a","role":"partner","institution":"nobody"}""", "/institution unknown-institution")]
    [InlineData("""{"name":"a","role":"officer","institution":"kr-hospital"}""", "/institution unknown-institution")]
    [InlineData("""{"name":"a","role":"admin","institution":"mn-university"}""", "/institution not-bound")]
    [InlineData("""{"name":"a","role":"commission","institution":"mn-university"}""", "/institution not-bound")]
    [InlineData("""{"name":"a","role":"admin","expiresOn":"2026-11-21"}""", "/expiresOn past")]
    [InlineData("""{"name":"a\nb","role":"admin"}""", "/name control-character")]
    [InlineData("""{"name":"a","role":"admin","key":"mine"}""", "/key unknown-field")]
    public async Task Make_ByTheRules_NamesEveryFaultAndStoresNothingFaulty(string json, string faults)
    {
        await using var register = await TestRegister.OpenAsync();
        var clients = new TestClients(register);
        var outcome = await clients.Make.RunAsync(Caller.Admin, TestRegister.Json(json), default);
        var found = outcome.Match(_ => string.Empty, r => string.Join(',', ((Refusal.Invalid)r).Faults.Select(f => $"{f.Pointer} {f.Code}")));
        Assert.Equal(faults, found);
        Assert.Equal(faults.Length == 0 ? 2 : 0, (await clients.DumpAsync()).Count);
    }

    [Theory]
    [InlineData(CallerRole.Partner)]
    [InlineData(CallerRole.Officer)]
    [InlineData(CallerRole.Commission)]
    public async Task Anything_ByOtherThanAdmin_IsNotFoundAndChangesNothing(CallerRole role)
    {
        await using var register = await TestRegister.OpenAsync();
        var clients = new TestClients(register);
        var made = await clients.AddAsync();
        var before = await clients.DumpAsync();
        var caller = new Caller("c", role, role == CallerRole.Commission ? null : TestRegister.Home);
        Assert.IsType<Refusal.NotFound>(TestRegister.Refused(await clients.Make.RunAsync(caller, TestRegister.Json("""{"name":"a","role":"admin"}"""), default)));
        Assert.IsType<Refusal.NotFound>(TestRegister.Refused(await clients.Rotate.RunAsync(caller, made.Client.Id, TestRegister.Json("{}"), default)));
        Assert.IsType<Refusal.NotFound>(TestRegister.Refused(await clients.Remove.RunAsync(caller, made.Client.Id, default)));
        Assert.IsType<Refusal.NotFound>(TestRegister.Refused(await clients.Read.OneAsync(caller, made.Client.Id, default)));
        Assert.IsType<Refusal.NotFound>(TestRegister.Refused(await clients.Read.ListAsync(caller, 50, null, default)));
        Assert.Equal(before, await clients.DumpAsync());
    }

    [Fact]
    public async Task SignIn_KnownKey_ReadsOnceAMinute()
    {
        await using var register = await TestRegister.OpenAsync();
        var clients = new TestClients(register);
        var made = await clients.AddAsync();
        register.Store.Reset();
        for (var i = 0; i < 10; i++)
        {
            Assert.NotNull(await clients.SignInAsync(made.Key));
        }

        Assert.Equal(1, register.Store.Calls);
        register.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.NotNull(await clients.SignInAsync(made.Key));
        Assert.Equal(2, register.Store.Calls);
    }

    [Fact]
    public async Task SignIn_UnknownKey_IsRefusedEachTimeByOneRead()
    {
        await using var register = await TestRegister.OpenAsync();
        var clients = new TestClients(register);
        await clients.AddAsync();
        register.Store.Reset();
        var unknown = KeyHash.Of(ClientKey.Make());
        Assert.Equal("unknown-key", (await clients.Keys.FindAsync(unknown, default)).Reason);
        Assert.Equal("unknown-key", (await clients.Keys.FindAsync(unknown, default)).Reason);
        Assert.Equal(2, register.Store.Calls);
    }

    [Fact]
    public async Task SignIn_SameFirstHalfOnly_IsRefused()
    {
        await using var register = await TestRegister.OpenAsync();
        var clients = new TestClients(register);
        var hash = KeyHash.Of((await clients.AddAsync()).Key);
        var near = hash with { Second = hash.Second ^ 1 };
        Assert.Null((await clients.Keys.FindAsync(near, default)).Client);
        Assert.NotNull((await clients.Keys.FindAsync(hash, default)).Client);
        Assert.Null((await clients.Keys.FindAsync(near, default)).Client);
    }

    [Fact]
    public async Task Rotate_WithOverlap_LetsBothKeysWorkUntilItsEnd()
    {
        await using var register = await TestRegister.OpenAsync();
        var clients = new TestClients(register);
        var made = await clients.AddAsync();
        register.Store.Reset();
        var rotated = await clients.RotateAsync(made.Client.Id, """{"overlapHours":2}""");
        Assert.Equal(1, register.Store.Commits);
        Assert.Equal(2, rotated.Client.Keys.Count);
        Assert.NotNull(await clients.SignInAsync(made.Key));
        Assert.NotNull(await clients.SignInAsync(rotated.Key));
        register.Clock.Advance(TimeSpan.FromHours(2) - TimeSpan.FromSeconds(1));
        Assert.NotNull(await clients.SignInAsync(made.Key));
        register.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("key-ended", (await clients.Keys.FindAsync(KeyHash.Of(made.Key), default)).Reason);
        Assert.NotNull(await clients.SignInAsync(rotated.Key));

        // The next rotation clears what has ended.
        var third = await clients.RotateAsync(made.Client.Id, """{"overlapHours":0}""");
        Assert.Equal([KeyHash.Of(third.Key).Id], third.Client.Keys.Select(k => k.Id));
        Assert.Equal(2, (await clients.DumpAsync()).Count);
        Assert.Null(await clients.SignInAsync(rotated.Key));
        Assert.NotNull(await clients.SignInAsync(third.Key));
    }

    [Fact]
    public async Task Rotate_AgainWithLongerOverlap_NeverProlongsAnOldKey()
    {
        await using var register = await TestRegister.OpenAsync();
        var clients = new TestClients(register);
        var made = await clients.AddAsync();
        await clients.RotateAsync(made.Client.Id, """{"overlapHours":1}""");
        await clients.RotateAsync(made.Client.Id, """{"overlapHours":168}""");
        register.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Null(await clients.SignInAsync(made.Key));
    }

    [Theory]
    [InlineData("""{"overlapHours":169}""")]
    [InlineData("""{"overlapHours":-1}""")]
    [InlineData("""{"overlapHours":"2"}""")]
    [InlineData("""{"hours":2}""")]
    [InlineData("[]")]
    public async Task Rotate_FaultyRequest_ChangesNothing(string json)
    {
        await using var register = await TestRegister.OpenAsync();
        var clients = new TestClients(register);
        var made = await clients.AddAsync();
        var before = await clients.DumpAsync();
        Assert.IsType<Refusal.Invalid>(TestRegister.Refused(await clients.Rotate.RunAsync(Caller.Admin, made.Client.Id, TestRegister.Json(json), default)));
        Assert.Equal(before, await clients.DumpAsync());
    }

    [Fact]
    public async Task Rotate_TooManyWorkingKeys_IsRefusedUntilTheyAreEnded()
    {
        await using var register = await TestRegister.OpenAsync();
        var clients = new TestClients(register);
        var id = (await clients.AddAsync()).Client.Id;
        for (var i = 1; i < RotateKey.MostKeys; i++)
        {
            await clients.RotateAsync(id);
        }

        var refusal = TestRegister.Refused(await clients.Rotate.RunAsync(Caller.Admin, id, TestRegister.Json("{}"), default));
        Assert.Equal("too-many-keys", Assert.IsType<Refusal.Conflict>(refusal).Code);
        var last = await clients.RotateAsync(id, """{"overlapHours":0}""");
        Assert.Single(last.Client.Keys);
        Assert.Equal(2, (await clients.DumpAsync()).Count);
    }

    [Fact]
    public async Task Rotate_ManyAtOnce_KeepsEveryKeyOfEveryAnswer()
    {
        await using var register = await TestRegister.OpenAsync();
        var clients = new TestClients(register);
        var id = (await clients.AddAsync()).Client.Id;
        var rotated = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => clients.RotateAsync(id)));
        foreach (var one in rotated)
        {
            Assert.NotNull(await clients.SignInAsync(one.Key));
        }

        Assert.Equal(6, (await clients.FindAsync(id))!.Keys.Count);
    }

    [Fact]
    public async Task Expire_AfterItsLastDay_EndsEveryKeyAndRotation()
    {
        await using var register = await TestRegister.OpenAsync();
        var clients = new TestClients(register);
        var made = await clients.AddAsync("""{"name":"a","role":"admin","expiresOn":"2026-11-23"}""");
        var rotated = await clients.RotateAsync(made.Client.Id, """{"overlapHours":168}""");
        register.Clock.SetTo(new(2026, 11, 23, 23, 59, 59, TimeSpan.Zero));
        Assert.NotNull(await clients.SignInAsync(made.Key));
        Assert.NotNull(await clients.SignInAsync(rotated.Key));

        // A second later, though both were good a moment ago.
        register.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(await clients.SignInAsync(made.Key));
        Assert.Null(await clients.SignInAsync(rotated.Key));
        var refusal = TestRegister.Refused(await clients.Rotate.RunAsync(Caller.Admin, made.Client.Id, TestRegister.Json("{}"), default));
        Assert.Equal("client-expired", Assert.IsType<Refusal.Conflict>(refusal).Code);
    }

    [Fact]
    public async Task Remove_Client_EndsItsKeysHereAtOnceAndElsewhereWithinAMinute()
    {
        await using var register = await TestRegister.OpenAsync();
        var (here, elsewhere) = (new TestClients(register), new TestClients(register));
        var made = await here.AddAsync();
        var rotated = await here.RotateAsync(made.Client.Id);
        foreach (var key in new[] { made.Key, rotated.Key })
        {
            Assert.NotNull(await here.SignInAsync(key));
            Assert.NotNull(await elsewhere.SignInAsync(key));
        }

        register.Store.Reset();
        TestRegister.Done(await here.Remove.RunAsync(Caller.Admin, made.Client.Id, default));
        Assert.Equal(1, register.Store.Commits);
        Assert.Empty(await here.DumpAsync());
        register.Clock.Advance(TimeSpan.FromMinutes(1) - TimeSpan.FromTicks(1));
        Assert.Null(await here.SignInAsync(made.Key));
        Assert.Null(await here.SignInAsync(rotated.Key));
        Assert.NotNull(await elsewhere.SignInAsync(made.Key));
        register.Clock.Advance(TimeSpan.FromTicks(1));
        Assert.Null(await elsewhere.SignInAsync(made.Key));
        Assert.IsType<Refusal.NotFound>(TestRegister.Refused(await here.Remove.RunAsync(Caller.Admin, made.Client.Id, default)));
    }

    [Fact]
    public async Task Remove_AnswerLost_EndsTheKeysInThisProcessAllTheSame()
    {
        await using var register = await TestRegister.OpenAsync();
        var clients = new TestClients(register);
        var made = await clients.AddAsync();
        Assert.NotNull(await clients.SignInAsync(made.Key));
        register.Unclear.LoseAnswers = 1;
        await Assert.ThrowsAsync<StoreUnavailableException>(() => clients.Remove.RunAsync(Caller.Admin, made.Client.Id, default));
        Assert.Null(await clients.SignInAsync(made.Key));
    }

    [Fact]
    public async Task MarkUsed_TwiceADay_WritesOnceAndNeverBack()
    {
        await using var register = await TestRegister.OpenAsync();
        var clients = new TestClients(register);
        var id = (await clients.AddAsync()).Client.Id;
        register.Store.Reset();
        var day = new DateOnly(2026, 11, 22);
        Assert.True(await clients.MarkUsed.RunAsync(id, day, default));
        Assert.True(await clients.MarkUsed.RunAsync(id, day, default));
        Assert.True(await clients.MarkUsed.RunAsync(id, day.AddDays(-1), default));
        Assert.Equal(1, register.Store.Commits);
        Assert.Equal(day, (await clients.FindAsync(id))!.LastUsedOn);
        TestRegister.Done(await clients.Remove.RunAsync(Caller.Admin, id, default));
        Assert.True(await clients.MarkUsed.RunAsync(id, day.AddDays(1), default));
        Assert.Empty(await clients.DumpAsync());
    }

    [Fact]
    public async Task List_Pages_ShowsAllNewestFirstWithoutSecrets()
    {
        await using var register = await TestRegister.OpenAsync();
        var clients = new TestClients(register);
        var made = new List<NewKey>();
        for (var i = 0; i < 5; i++)
        {
            made.Add(await clients.AddAsync());
            register.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        var found = new List<string>();
        Guid? after = null;
        do
        {
            var page = TestRegister.Done(await clients.Read.ListAsync(Caller.Admin, 2, after, default));
            found.AddRange(page.Items.Select(System.Text.Encoding.UTF8.GetString));
            after = page.Next is { } next ? Guid.Parse(next) : null;
        }
        while (after is not null);

        Assert.Equal(made.Select(m => m.Client.Id).Reverse(), found.Select(f => TestRegister.Json(f).GetProperty("id").GetGuid()));
        Assert.All(made, m => Assert.DoesNotContain(found, f => f.Contains(m.Key[4..], StringComparison.Ordinal)));
    }
}
