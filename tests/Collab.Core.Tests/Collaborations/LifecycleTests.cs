using Collab.Core.Access;
using Collab.Core.Collaborations;
using Collab.Core.Results;
using Collab.Core.Standards;
using Collab.Core.Tests.Support;

namespace Collab.Core.Tests.Collaborations;

public sealed class LifecycleTests
{
    public static TheoryData<string, string, bool> Moves()
    {
        var allowed = new HashSet<(CollaborationStatus, CollaborationStatus)>
        {
            (CollaborationStatus.Draft, CollaborationStatus.Proposed),
            (CollaborationStatus.Proposed, CollaborationStatus.Signed),
            (CollaborationStatus.Proposed, CollaborationStatus.Terminated),
            (CollaborationStatus.Signed, CollaborationStatus.Active),
            (CollaborationStatus.Signed, CollaborationStatus.Terminated),
            (CollaborationStatus.Active, CollaborationStatus.Expired),
            (CollaborationStatus.Active, CollaborationStatus.Terminated),
            (CollaborationStatus.Active, CollaborationStatus.Superseded),
        };
        var data = new TheoryData<string, string, bool>();
        foreach (var from in Enum.GetValues<CollaborationStatus>())
        {
            foreach (var to in Enum.GetValues<CollaborationStatus>())
            {
                data.Add(Codes<CollaborationStatus>.Of(from), Codes<CollaborationStatus>.Of(to), allowed.Contains((from, to)));
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Moves))]
    public async Task Move_EveryPair_FollowsTheLifecycle(string from, string to, bool allowed)
    {
        await using var register = await TestRegister.OpenAsync();
        var id = await register.AddCollaborationAsync(
            status: from, more: ",\"endsOn\":\"2027-01-31\"" + (from == "terminated" ? ",\"terminatedOn\":\"2026-01-01\"" : string.Empty));
        var before = await register.DumpAsync();

        var outcome = await MoveAsync(register, id, $$"""{"to":"{{to}}","on":"2026-11-01","reason":"Санхүүжилт дууссан"}""");

        if (allowed)
        {
            TestRegister.Done(outcome);
            Assert.Equal(to, Codes<CollaborationStatus>.Of((await register.Reader.HeadAsync(TestRegister.Home, id, default))!.Record.Status));
        }
        else
        {
            var conflict = Assert.IsType<Refusal.Conflict>(TestRegister.Refused(outcome));
            Assert.Contains("Allowed moves:", conflict.Detail, StringComparison.Ordinal);
            Assert.Equal(before, await register.DumpAsync());
        }
    }

    [Fact]
    public async Task Move_TerminatedWithoutReason_IsRefused()
    {
        await using var register = await TestRegister.OpenAsync();
        var id = await register.AddCollaborationAsync();

        var refusal = TestRegister.Refused(await MoveAsync(register, id, """{"to":"terminated","on":"2026-11-01"}"""));

        Assert.Equal("/reason", Assert.Single(Assert.IsType<Refusal.Invalid>(refusal).Faults).Pointer);
    }

    [Fact]
    public async Task RunLifecycle_DueMoves_HappenOnceEach()
    {
        await using var register = await TestRegister.OpenAsync();
        var starting = await register.AddCollaborationAsync(status: "signed");
        var ending = await register.AddCollaborationAsync(more: ",\"endsOn\":\"2026-11-21\"");
        var lastDay = await register.AddCollaborationAsync(more: ",\"endsOn\":\"2026-11-22\"");
        var renewing = await register.AddCollaborationAsync(more: ",\"endsOn\":\"2024-08-31\",\"autoRenewMonths\":6,\"noticePeriodDays\":30");

        Assert.Equal(3, await register.Lifecycle.RunAsync(default));
        Assert.Equal(0, await register.Lifecycle.RunAsync(default));

        Assert.Equal(CollaborationStatus.Active, await StatusAsync(starting));
        Assert.Equal(CollaborationStatus.Expired, await StatusAsync(ending));
        Assert.Equal(CollaborationStatus.Active, await StatusAsync(lastDay));
        var renewed = (await register.Reader.HeadAsync(TestRegister.Home, renewing, default))!.Record;
        Assert.Equal((CollaborationStatus.Active, new DateOnly(2027, 2, 28), new DateOnly(2027, 1, 29)), (renewed.Status, renewed.EndsOn, renewed.NoticeDeadline));

        register.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(1, await register.Lifecycle.RunAsync(default));
        Assert.Equal(CollaborationStatus.Expired, await StatusAsync(lastDay));

        async Task<CollaborationStatus> StatusAsync(Guid id) => (await register.Reader.HeadAsync(TestRegister.Home, id, default))!.Record.Status;
    }

    [Fact]
    public async Task RunLifecycle_RenewalBecomesActive_SupersedesTheOldOneInTheSameCommit()
    {
        await using var register = await TestRegister.OpenAsync();
        var old = await register.AddCollaborationAsync(more: ",\"endsOn\":\"2027-06-30\"");
        var renewal = await register.AddCollaborationAsync(status: "signed", more: $",\"renews\":\"{old}\"");
        Assert.Equal(renewal, (await register.Reader.HeadAsync(TestRegister.Home, old, default))!.Record.RenewedBy);
        register.Store.Reset();

        Assert.Equal(1, await register.Lifecycle.RunAsync(default));

        Assert.Equal(1, register.Store.Commits);
        Assert.Equal(CollaborationStatus.Superseded, (await register.Reader.HeadAsync(TestRegister.Home, old, default))!.Record.Status);
    }

    private static Task<Outcome<Core.Writing.WriteAnswer>> MoveAsync(TestRegister register, Guid id, string json) =>
        register.Move.RunAsync(Caller.Admin, id, TestRegister.Json(json), null, TestRegister.Origin, default);
}
