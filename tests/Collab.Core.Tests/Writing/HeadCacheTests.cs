using Collab.Core.MonthCells;
using Collab.Core.Standards;
using Collab.Core.Tests.Support;
using Collab.Core.Writing;
using Collab.Testing;

namespace Collab.Core.Tests.Writing;

public sealed class HeadCacheTests
{
    private static readonly Month March = Month.Of(new(2026, 3, 2));

    private readonly ManualClock clock = new(DateTimeOffset.UnixEpoch);
    private readonly HeadCache cache;

    public HeadCacheTests() => cache = new(clock);

    [Fact]
    public async Task Keep_OlderHead_LeavesTheLaterOne()
    {
        var head = await HeadAsync();
        cache.Keep(head with { Version = 5, RowTag = "five" });

        cache.Keep(head with { Version = 4, RowTag = "four" });

        Assert.Equal("five", cache.Find(head.Record.Id)!.RowTag);
    }

    [Fact]
    public async Task Keep_SameHeadReadAgain_KeepsTheCellsThatAreKnown()
    {
        var head = await HeadAsync();
        cache.Keep(head.WithCell(March, MonthCell.Empty));

        cache.Keep(head);

        Assert.Contains(March, cache.Find(head.Record.Id)!.Cells.Keys);
    }

    [Fact]
    public async Task Doubt_KeptHead_IsSeenButNotFoundForAWhileAndUntilItProvedRight()
    {
        var head = await HeadAsync();
        var id = head.Record.Id;
        cache.Keep(head.WithCell(March, MonthCell.Empty));

        cache.Doubt(id);

        clock.Advance(TimeSpan.FromSeconds(1.9));
        Assert.Contains(March, cache.Compare(head).Cells.Keys);
        Assert.Null(cache.Find(id));
        Assert.NotNull(cache.LastSeen(id));
        clock.Advance(TimeSpan.FromSeconds(0.2));
        Assert.NotNull(cache.Find(id));

        cache.Doubt(id);
        clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Null(cache.Find(id));
    }

    [Fact]
    public async Task Compare_HeadHasMovedOn_GivesWhatWasReadAndDoubtsOn()
    {
        var head = await HeadAsync();
        var id = head.Record.Id;
        cache.Keep(head.WithCell(March, MonthCell.Empty));

        var compared = cache.Compare(head with { Version = head.Version + 1, RowTag = "later" });

        Assert.Equal("later", compared.RowTag);
        Assert.DoesNotContain(March, compared.Cells.Keys);
        Assert.Null(cache.Find(id));
        Assert.Equal("later", cache.LastSeen(id)!.RowTag);
    }

    [Fact]
    public async Task Compare_StoreIsBehind_BelievesTheStore()
    {
        var head = await HeadAsync();
        cache.Keep(head with { Version = 9, RowTag = "before the restore" });

        cache.Compare(head);

        Assert.Equal(head.RowTag, cache.LastSeen(head.Record.Id)!.RowTag);
    }

    [Fact]
    public async Task Forget_DoubtedHead_LeavesNothing()
    {
        var head = await HeadAsync();
        cache.Keep(head);
        cache.Doubt(head.Record.Id);

        cache.Forget(head.Record.Id);

        Assert.Null(cache.LastSeen(head.Record.Id));
    }

    private static async Task<CollaborationHead> HeadAsync()
    {
        await using var register = await TestRegister.OpenAsync();
        return (await register.Reader.HeadAsync(TestRegister.Home, await register.AddCollaborationAsync(), default))!;
    }
}
