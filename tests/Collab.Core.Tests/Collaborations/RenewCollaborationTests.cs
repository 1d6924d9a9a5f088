using System.Text.Json;
using Collab.Core.Access;
using Collab.Core.Collaborations;
using Collab.Core.Results;
using Collab.Core.Tests.Support;
using Collab.Core.Writing;

namespace Collab.Core.Tests.Collaborations;

public sealed class RenewCollaborationTests
{
    [Theory]
    [InlineData("2024-02-01", "2026-01-31", "2026-02-01", "2028-01-31")]
    [InlineData("2024-02-01", "2026-02-28", "2026-03-01", "2028-03-31")]
    [InlineData("2024-02-29", "2025-02-27", "2025-02-28", "2026-02-27")]
    public async Task Renew_WithoutMore_DraftsTheNextTerm(string start, string end, string nextStart, string nextEnd)
    {
        await using var register = await TestRegister.OpenAsync();
        var id = await OldAsync(register, start, end);

        var renewal = TestRegister.Done(await RenewAsync(register, id, "{}"));

        var json = JsonDocument.Parse(renewal.Body).RootElement;
        Assert.True(renewal.Created);
        Assert.Equal(("draft", nextStart, nextEnd), (json.GetProperty("status").GetString(), json.GetProperty("startsOn").GetString(), json.GetProperty("endsOn").GetString()));
        Assert.Equal((id, "Солилцоо"), (json.GetProperty("renews").GetGuid(), json.GetProperty("title").GetProperty("mn").GetString()));
        Assert.False(json.TryGetProperty("code", out _));
        Assert.Equal(renewal.Id, (await register.Reader.HeadAsync(TestRegister.Home, id, default))!.Record.RenewedBy);
    }

    [Fact]
    public async Task Renew_WithTerms_TakesThem()
    {
        await using var register = await TestRegister.OpenAsync();
        var id = await OldAsync(register, "2024-02-01", "2026-01-31");

        var renewal = TestRegister.Done(await RenewAsync(register, id, """{"code":"Ө-2","status":"active","endsOn":null,"summary":{"ne":"नवीकरण"}}"""));

        var next = (await register.Reader.HeadAsync(TestRegister.Home, renewal.Id, default))!.Record;
        Assert.Equal(("Ө-2", CollaborationStatus.Active, null), (next.Code, next.Status, next.EndsOn));
        Assert.Equal(CollaborationStatus.Superseded, (await register.Reader.HeadAsync(TestRegister.Home, id, default))!.Record.Status);
    }

    [Fact]
    public async Task Renew_Twice_IsAConflictAndSentAgainIsTheFirstAnswer()
    {
        await using var register = await TestRegister.OpenAsync();
        var id = await OldAsync(register, "2024-02-01", "2026-01-31");
        var mark = new RequestMark("admin", "key", "hash");

        var first = TestRegister.Done(await RenewAsync(register, id, """{"status":"active"}""", mark));
        var before = await register.DumpAsync();
        var again = TestRegister.Done(await RenewAsync(register, id, """{"status":"active"}""", mark));
        var other = Assert.IsType<Refusal.Conflict>(TestRegister.Refused(await RenewAsync(register, id, "{}")));

        Assert.True(again.Replayed);
        Assert.Equal(first.Body, again.Body);
        Assert.Equal("not-renewable", other.Code);
        Assert.Equal(before, await register.DumpAsync());
    }

    [Fact]
    public async Task Renewals_InParallel_MakeOne()
    {
        await using var register = await TestRegister.OpenAsync();
        var id = await OldAsync(register, "2024-02-01", "2026-01-31");

        var tries = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => Task.Run(() => RenewAsync(register, id, "{}"))));

        var made = Assert.Single(tries, t => t.TryGet(out _, out _));
        Assert.All(tries.Where(t => !t.TryGet(out _, out _)), t => Assert.Equal("already-renewed", Assert.IsType<Refusal.Conflict>(TestRegister.Refused(t)).Code));
        Assert.Equal(TestRegister.Done(made).Id, (await register.Reader.HeadAsync(TestRegister.Home, id, default))!.Record.RenewedBy);
    }

    [Fact]
    public async Task Renew_Draft_IsAConflict()
    {
        await using var register = await TestRegister.OpenAsync();
        var id = await register.AddCollaborationAsync(status: "draft");
        Assert.Equal("not-renewable", Assert.IsType<Refusal.Conflict>(TestRegister.Refused(await RenewAsync(register, id, "{}"))).Code);
    }

    [Fact]
    public async Task Renew_OtherParent_IsRefused()
    {
        await using var register = await TestRegister.OpenAsync();
        var id = await OldAsync(register, "2024-02-01", "2026-01-31");
        var before = await register.DumpAsync();
        var invalid = Assert.IsType<Refusal.Invalid>(TestRegister.Refused(await RenewAsync(register, id, """{"renews":null,"kinds":["x"]}""")));
        Assert.Equal(("/renews", "immutable"), (invalid.Faults[0].Pointer, invalid.Faults[0].Code));
        Assert.Equal(before, await register.DumpAsync());
    }

    [Fact]
    public async Task Delete_Renewal_UnlinksTheOldOne()
    {
        await using var register = await TestRegister.OpenAsync();
        var id = await OldAsync(register, "2024-02-01", "2026-01-31");
        var renewal = TestRegister.Done(await RenewAsync(register, id, "{}"));

        TestRegister.Done(await register.Delete.RunAsync(Caller.Admin, renewal.Id, new Expectation.AnyVersion(), TestRegister.Origin, default));

        Assert.Null((await register.Reader.HeadAsync(TestRegister.Home, id, default))!.Record.RenewedBy);
        TestRegister.Done(await RenewAsync(register, id, "{}"));
    }

    [Fact]
    public async Task Delete_OldOne_UnlinksItsRenewal()
    {
        await using var register = await TestRegister.OpenAsync();
        var id = await OldAsync(register, "2024-02-01", "2026-01-31");
        var renewal = TestRegister.Done(await RenewAsync(register, id, """{"status":"signed","signedOn":"2026-01-01"}"""));

        TestRegister.Done(await register.Delete.RunAsync(Caller.Admin, id, new Expectation.AnyVersion(), TestRegister.Origin, default));

        Assert.Null((await register.Reader.HeadAsync(TestRegister.Home, renewal.Id, default))!.Record.Renews);
        Assert.Equal(1, await register.Lifecycle.RunAsync(default));
        Assert.Equal(CollaborationStatus.Active, (await register.Reader.HeadAsync(TestRegister.Home, renewal.Id, default))!.Record.Status);
    }

    private static Task<Guid> OldAsync(TestRegister register, string start, string end) => Task.Run(async () =>
        TestRegister.Done(await register.RegisterAsync(
            $$$"""
            {"institution":"{{{TestRegister.Home}}}","partners":[{"institution":"kr-hospital","role":"partner"}],"title":{"en":"Exchange","mn":"Солилцоо"},"code":"Ө-1",
             "instrument":"mou","kinds":["student-exchange"],"status":"active","signedOn":"2024-01-10","startsOn":"{{{start}}}","endsOn":"{{{end}}}"}
            """)).Id);

    private static Task<Outcome<WriteAnswer>> RenewAsync(TestRegister register, Guid id, string json, RequestMark? mark = null) =>
        register.Renew.RunAsync(Caller.Admin, id, TestRegister.Json(json), mark, TestRegister.Origin, default);
}
