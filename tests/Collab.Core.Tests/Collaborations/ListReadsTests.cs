using System.Text;
using Collab.Core.Access;
using Collab.Core.Collaborations;
using Collab.Core.Results;
using Collab.Core.Standards;
using Collab.Core.Tests.Support;

namespace Collab.Core.Tests.Collaborations;

/// <summary>What a page of a list costs in storage reads: at most six out of 5,000 collaborations of one institution, with any filter.</summary>
public sealed class ListReadsTests(FiveThousand shelf) : IClassFixture<FiveThousand>
{
    private const int Limit = 50;

    private static readonly Dictionary<string, CollaborationFilter> OnlyTheOldest = new()
    {
        ["partner"] = new() { Partners = ["jp-university"] },
        ["country"] = new() { Countries = ["JP"] },
        ["region"] = new() { Regions = ["Eastern Asia"] },
        ["kind"] = new() { Kinds = [CollaborationKind.JointResearch] },
        ["theme"] = new() { Themes = [Theme.Dentistry] },
        ["instrument"] = new() { Instruments = [Instrument.Moa] },
        ["status"] = new() { Statuses = [CollaborationStatus.Active] },
        ["expiringWithin"] = new() { ExpiringWithin = 30 },
        ["dormant"] = new() { Dormancies = [DormancyLevel.Red] },
        ["q, title"] = new() { Searches = [TextSearch.Parse("ХАМТЫН")!] },
        ["q, code"] = new() { Searches = [TextSearch.Parse("ө-1")!] },
        ["q, partner"] = new() { Searches = [TextSearch.Parse("jp-univ")!] },
        ["updatedSince"] = new() { UpdatedSince = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero) },
    };

    private static readonly Dictionary<string, CollaborationFilter> Nothing = new()
    {
        ["partner"] = new() { Partners = ["kr-hospital"] },
        ["country"] = new() { Countries = ["KR"] },
        ["region"] = new() { Regions = ["Europe"] },
        ["kind"] = new() { Kinds = [CollaborationKind.CulturalExchange] },
        ["theme"] = new() { Themes = [Theme.Other] },
        ["instrument"] = new() { Instruments = [Instrument.Other] },
        ["status"] = new() { Statuses = [CollaborationStatus.Expired] },
        ["expiringWithin"] = new() { ExpiringWithin = 3 },
        ["dormant"] = new() { Dormancies = [DormancyLevel.Amber] },
        ["q"] = new() { Searches = [TextSearch.Parse("хамтын хоёр")!] },
        ["updatedSince"] = new() { UpdatedSince = new(2027, 1, 1, 0, 0, 0, TimeSpan.Zero) },
    };

    public static TheoryData<string> OldestNames => [.. OnlyTheOldest.Keys];

    public static TheoryData<string> NothingNames => [.. Nothing.Keys];

    [Theory]
    [MemberData(nameof(OldestNames))]
    public async Task List_OnlyTheOldestPasses_IsFoundInSixReads(string name)
    {
        var (page, reads) = await ReadAsync(OnlyTheOldest[name]);
        Assert.Equal([shelf.Oldest], Ids(page));
        Assert.Null(page.Next);
        Assert.InRange(reads, 5, 6);
    }

    [Theory]
    [MemberData(nameof(OldestNames))]
    public async Task List_BehindACursor_ReadsWhatIsLeft(string name)
    {
        var (page, reads) = await ReadAsync(OnlyTheOldest[name], shelf.Middle);
        Assert.Equal([shelf.Oldest], Ids(page));
        Assert.InRange(reads, 3, 4);
    }

    [Theory]
    [MemberData(nameof(NothingNames))]
    public async Task List_NothingPasses_EndsWithinSixReads(string name)
    {
        var (page, reads) = await ReadAsync(Nothing[name]);
        Assert.Empty(page.Items);
        Assert.InRange(reads, 5, 6);
    }

    [Fact]
    public async Task List_EveryFilterAtOnce_EndsWithinSixReads()
    {
        var (page, reads) = await ReadAsync(new()
        {
            Partners = ["jp-university"],
            Countries = ["JP"],
            Regions = ["Asia"],
            Kinds = [CollaborationKind.JointResearch],
            Themes = [Theme.Dentistry],
            Instruments = [Instrument.Moa],
            Statuses = [CollaborationStatus.Active],
            ExpiringWithin = 30,
            Dormancies = [DormancyLevel.Red],
            Searches = [TextSearch.Parse("ажиллагаа Ө-1")!],
            UpdatedSince = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero),
        });
        Assert.Equal([shelf.Oldest], Ids(page));
        Assert.InRange(reads, 5, 6);
    }

    [Fact]
    public async Task List_Unfiltered_BringsOneRowMoreThanShown()
    {
        var (page, reads) = await ReadAsync(new());
        Assert.Equal((Limit, 2), (page.Items.Count, reads));
        shelf.Register.Store.Reset();
        await ListAsync(Caller.Admin, new() { Institutions = [TestRegister.Home] }, shelf.Middle);
        Assert.Equal((1, 0, Limit + 1), (shelf.Register.Store.Pages, shelf.Register.Store.Reads, shelf.Register.Store.Rows));
    }

    [Fact]
    public async Task List_FilterThatManyPass_EndsWithTheFirstPageOfRows()
    {
        var (page, reads) = await ReadAsync(new() { Statuses = [CollaborationStatus.Proposed] });
        Assert.Equal((Limit, 2), (page.Items.Count, reads));
        Assert.NotNull(page.Next);
    }

    [Fact]
    public async Task List_OfAnOfficer_AsksItsOwnRegisterOnly()
    {
        shelf.Register.Store.Reset();
        var own = await ListAsync(new("o", CallerRole.Officer, TestRegister.OtherHome), new());
        Assert.Empty(own.Items);
        Assert.Equal(1, shelf.Register.Store.Calls);
        shelf.Register.Store.Reset();
        Assert.Empty((await ListAsync(new("o", CallerRole.Officer, TestRegister.OtherHome), new() { Institutions = [TestRegister.Home] })).Items);
        Assert.Equal(0, shelf.Register.Store.Calls);
    }

    [Fact]
    public async Task List_OfAPartner_FindsItsOwnInWholePages()
    {
        shelf.Register.Directory.Forget();
        shelf.Register.Store.Reset();
        var page = await ListAsync(new("p", CallerRole.Partner, "jp-university"), new());
        Assert.Equal([shelf.Oldest], Ids(page));

        // The institutions, the five pages of one home, and the empty one of the other.
        Assert.Equal(7, shelf.Register.Store.Calls);
    }

    [Fact]
    public async Task List_National_ReadsOnePageOfEachHome()
    {
        shelf.Register.Store.Reset();
        var page = await ListAsync(new("c", CallerRole.Commission, null), new());
        Assert.Equal(Limit, page.Items.Count);
        Assert.Equal((3, 0), (shelf.Register.Store.Pages, shelf.Register.Store.Reads));
    }

    /// <summary>The institution's list with nothing known beforehand, and its reads.</summary>
    private async Task<(RecordPage Page, long Reads)> ReadAsync(CollaborationFilter filter, Guid? after = null)
    {
        shelf.Register.Directory.Forget();
        shelf.Register.Store.Reset();
        var page = await ListAsync(Caller.Admin, filter with { Institutions = [TestRegister.Home] }, after);
        return (page, shelf.Register.Store.Calls);
    }

    private Task<RecordPage> ListAsync(Caller caller, CollaborationFilter filter, Guid? after = null) =>
        shelf.Register.Reading.ListAsync(caller, filter, Limit, after, default);

    private static IEnumerable<Guid> Ids(RecordPage page) =>
        page.Items.Select(i => TestRegister.Json(Encoding.UTF8.GetString(i)).GetProperty("id").GetGuid());
}
