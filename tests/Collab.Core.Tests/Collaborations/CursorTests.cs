using System.Text;
using Collab.Core.Access;
using Collab.Core.Collaborations;
using Collab.Core.Results;
using Collab.Core.Standards;
using Collab.Core.Tests.Support;

namespace Collab.Core.Tests.Collaborations;

/// <summary>A walk along a list, page by page, while others insert, delete and change. The clock stands, so that new ids fall anywhere in the order.</summary>
public sealed class CursorTests
{
    private static readonly string[] Homes = [TestRegister.Home, TestRegister.OtherHome];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    public async Task Walk_WhileOthersWrite_ShowsWhatStaysOnceAndInOrder(int limit)
    {
        await using var register = await TestRegister.OpenAsync();
        var staying = Enumerable.Range(0, 40).Select(i => Stay(register, i)).ToArray();
        foreach (var home in Homes)
        {
            await Shelf.FillAsync(register.Store, home, staying.Where(r => r.Institution == home));
        }

        using var stop = new CancellationTokenSource();
        var others = Enumerable.Range(0, 2).Select(n => Task.Run(() => WriteAsync(new Others(register, staying, limit + (10 * n)), stop.Token))).ToArray();
        var own = new Others(register, staying, limit + 100);
        try
        {
            foreach (var (filter, wanted) in Lists(staying))
            {
                var seen = await WalkAsync(register, filter, limit, own.WriteAsync);
                Assert.Equal(seen.OrderByDescending(id => id.ToString(), StringComparer.Ordinal), seen);
                Assert.Equal(seen.Distinct(), seen);
                Assert.Equal(wanted.Select(r => r.Id).ToHashSet(), seen.Intersect(staying.Select(r => r.Id)).ToHashSet());
            }
        }
        finally
        {
            await stop.CancelAsync();
            await Task.WhenAll(others);
        }
    }

    [Fact]
    public async Task Walk_PositionDeletedMeanwhile_GoesOnBehindIt()
    {
        await using var register = await TestRegister.OpenAsync();
        var records = Enumerable.Range(0, 5).Select(i => Stay(register, i * 2)).OrderByDescending(r => r.Id.ToString(), StringComparer.Ordinal).ToArray();
        await Shelf.FillAsync(register.Store, TestRegister.Home, records);
        var first = await register.Reading.ListAsync(Caller.Admin, new(), 2, null, default);
        var position = Guid.Parse(first.Next!);
        Assert.Equal(records[1].Id, position);
        await DeleteAsync(register, position);

        var rest = await register.Reading.ListAsync(Caller.Admin, new(), 5, position, default);

        Assert.Equal(records[2..].Select(r => r.Id), rest.Items.Select(IdOf));
    }

    private static Collaboration Stay(TestRegister register, int number) => Shelf.Plain(Homes[number % 2], register.Clock) with
    {
        Partners = [new("jp-university", PartnerRole.Partner, null, null)],
        Instrument = number % 3 == 0 ? Instrument.Moa : Instrument.Mou,
        Title = LocalText.Of(("mn", number % 5 == 0 ? "Өөр нэр" : "Солилцоо")),
    };

    private static IEnumerable<(CollaborationFilter Filter, IEnumerable<Collaboration> Wanted)> Lists(Collaboration[] staying)
    {
        var here = staying.Where(r => r.Institution == TestRegister.Home);
        yield return (new(), staying);
        yield return (new() { Institutions = [TestRegister.Home] }, here);
        yield return (new() { Instruments = [Instrument.Moa] }, staying.Where(r => r.Instrument == Instrument.Moa));
        yield return (new() { Institutions = [TestRegister.Home], Instruments = [Instrument.Moa] }, here.Where(r => r.Instrument == Instrument.Moa));
        yield return (new() { Searches = [TextSearch.Parse("ӨӨР")!] }, staying.Where(r => r.Title.In("mn") == "Өөр нэр"));
    }

    /// <summary>The ids of all pages; <paramref name="between"/> happens before each page but the first.</summary>
    private static async Task<List<Guid>> WalkAsync(TestRegister register, CollaborationFilter filter, int limit, Func<Task> between)
    {
        var seen = new List<Guid>();
        for (Guid? after = null; ;)
        {
            var page = await register.Reading.ListAsync(Caller.Admin, filter, limit, after, default);
            Assert.InRange(page.Items.Count, page.Next is null ? 0 : limit, limit);
            seen.AddRange(page.Items.Select(IdOf));
            if (page.Next is not { } next)
            {
                return seen;
            }

            after = Guid.Parse(next);
            await between();
        }
    }

    private static async Task WriteAsync(Others others, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            await others.WriteAsync();
        }
    }

    private static async Task DeleteAsync(TestRegister register, Guid id)
    {
        var delete = new DeleteCollaboration(register.Writer, register.Locator, register.Clock);
        TestRegister.Done(await delete.RunAsync(Caller.Admin, id, new Expectation.AnyVersion(), TestRegister.Origin, default));
    }

    private static Guid IdOf(byte[] item) => TestRegister.Json(Encoding.UTF8.GetString(item)).GetProperty("id").GetGuid();

    /// <summary>Somebody who registers, deletes what it registered, and changes what stays without what the filters ask for.</summary>
    private sealed class Others(TestRegister register, Collaboration[] staying, int seed)
    {
        private readonly Random random = new(seed);
        private readonly List<Guid> own = [];

        public async Task WriteAsync()
        {
            own.Add(await register.AddCollaborationAsync(home: Homes[random.Next(2)]));
            var change = new ChangeCollaboration(register.Writer, register.Locator, register.Directory, register.Clock);
            var patch = TestRegister.Json($$$"""{"summary":{"en":"{{{random.Next(1_000_000)}}}"}}""");
            var one = staying[random.Next(staying.Length)].Id;
            TestRegister.Done(await change.PatchAsync(Caller.Admin, one, patch, new Expectation.AnyVersion(), TestRegister.Origin, default));
            if (own.Count > 5)
            {
                var at = random.Next(own.Count);
                await DeleteAsync(register, own[at]);
                own.RemoveAt(at);
            }
        }
    }
}
