using Collab.Core.Access;
using Collab.Core.Activities;
using Collab.Core.Collaborations;
using Collab.Core.Items;
using Collab.Core.MonthCells;
using Collab.Core.Results;
using Collab.Core.Standards;
using Collab.Core.Store;
using Collab.Core.Tests.Support;
using Collab.Core.Writing;
using FsCheck;
using FsCheck.Fluent;

namespace Collab.Core.Tests.MonthCells;

/// <summary>Cells of versions that put down nothing of what was registered late.</summary>
public sealed class LateActivitiesTests
{
    private const ulong LateBit = 1UL << 21;

    private static readonly Month March = Month.Of(new(2026, 3, 1));

    [Theory]
    [InlineData("""{"participants":{"students":9}}""")]
    [InlineData("""{"startsOn":"2026-04-06","endsOn":"2026-04-10","days":5}""")]
    [InlineData("""{"endsOn":"2026-11-20"}""")]
    [InlineData("""{"status":"cancelled"}""")]
    [InlineData(null)]
    public async Task Change_LateActivityOfAnOldCell_TakesItOutAndTheCheckIsSilent(string? patch)
    {
        await using var register = await TestRegister.OpenAsync();
        var id = await register.AddCollaborationAsync();
        var changed = await AddAsync(register, id, 4);
        await AddAsync(register, id, 7);
        await AddAsync(register, id, 2, endsOn: "2026-11-30");
        await MakeOldAsync(register, id);
        await AddAsync(register, id, 5);

        await ChangeAsync(register, id, changed, patch);

        await AssertCellsAsync(register, id);
        Assert.Empty((await CheckAsync(register, id)).Differences);
    }

    [Fact]
    public async Task Change_AllActivitiesOfAnOldCellOneAfterTheOther_LeavesAnEmptyCell()
    {
        await using var register = await TestRegister.OpenAsync();
        var id = await register.AddCollaborationAsync();
        var old = new[] { await AddAsync(register, id, 4), await AddAsync(register, id, 7), await AddAsync(register, id, 1, endsOn: "2026-11-30") };
        await MakeOldAsync(register, id);
        var young = new[] { await AddAsync(register, id, 5), await AddAsync(register, id, 5) };

        foreach (var activity in new[] { old[1], young[0], old[2], old[0], young[1] })
        {
            await ChangeAsync(register, id, activity, patch: null);
            await AssertCellsAsync(register, id);
        }

        Assert.True((await register.Reader.CellAsync(TestRegister.Home, id, March, default)).IsEmpty);
    }

    [Fact]
    public async Task Check_OldCell_IsNoDifferenceButAnActivityTooManyIs()
    {
        await using var register = await TestRegister.OpenAsync();
        var id = await register.AddCollaborationAsync();
        await AddAsync(register, id, 4);
        await MakeOldAsync(register, id);
        var old = await register.Reader.CellAsync(TestRegister.Home, id, March, default);
        Assert.False(Assert.Single(old.Activities).Key.Late);
        Assert.Empty((await CheckAsync(register, id)).Differences);

        await PutAsync(register, id, old.With([], [Old(ActivityKey.EntryOf(Assert.Single(await register.ActivitiesAsync(id))))]));

        var difference = Assert.Single((await CheckAsync(register, id)).Differences);
        Assert.Equal((2L, 1L), (difference.Kept!.Activities, difference.Rebuilt.Activities));
    }

    [Fact]
    public void With_OldCellChangedAnyhow_CountsWhatIsThere() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(300),
        Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
        {
            var random = new Random(seed);
            var there = Enumerable.Range(0, random.Next(1, 8)).Select(_ => RandomActivity(random)).ToList();
            var cell = MonthCell.Empty.With([], there.Select(a => Old(ActivityKey.EntryOf(a))));
            for (var step = 0; step < 20; step++)
            {
                var removed = there.Where(_ => random.Next(4) == 0).ToArray();
                var added = Enumerable.Range(0, random.Next(3)).Select(_ => RandomActivity(random)).ToArray();
                there = [.. there.Except(removed, ReferenceEqualityComparer.Instance).Cast<Activity>(), .. added];
                cell = MonthCell.Decode(cell.With(removed.Select(ActivityKey.EntryOf), added.Select(ActivityKey.EntryOf)).Encode());
                Assert.True(cell.CountsTheSameAs(MonthCell.Of(March, there)));
            }

            Assert.True(cell.With(there.Select(ActivityKey.EntryOf), []).IsEmpty);
        }));

    [Fact]
    public void With_LateActivityThatNeitherCounts_IsAMismatch()
    {
        var activity = RandomActivity(new(1)) with { EndsOn = new(2026, 3, 3) };
        var cell = MonthCell.Empty.With([], [Old(ActivityKey.EntryOf(activity))]);
        Assert.Throws<CellMismatchException>(() => cell.With([ActivityKey.EntryOf(activity), ActivityKey.EntryOf(activity)], []));
    }

    /// <summary>Few of them differ in more than their numbers and in being late.</summary>
    private static Activity RandomActivity(Random random) => new()
    {
        Id = default,
        Collaboration = default,
        Kind = CollaborationKind.StudentExchange,
        Direction = random.Next(3) == 0 ? Direction.Inbound : Direction.Outbound,
        Status = ActivityStatus.Completed,
        Title = LocalText.Of(("mn", "Өвлийн сургууль")),
        StartsOn = new(2026, 3, 2),
        EndsOn = random.Next(3) == 0 ? new(2026, 11, 20) : new(2026, 3, 3),
        Days = random.Next(1, 4),
        Participants = new(random.Next(4), 0, 0, 0),
        AcademicYear = "2025/2026",
        Country = "KR",
        CreatedAt = new(2026, 11, 22, 0, 0, 0, TimeSpan.Zero),
        UpdatedAt = default,
    };

    private static CellEntry Old(CellEntry entry) => entry with { Key = entry.Key & ~LateBit };

    private static async Task<Guid> AddAsync(TestRegister register, Guid id, int students, string endsOn = "2026-03-06") => TestRegister.Done(await register.SubmitAsync(
        id,
        $$$"""
        {"kind":"student-exchange","direction":"outbound","status":"completed","title":{"ne":"विद्यार्थी आदानप्रदान"},"startsOn":"2026-03-02",
         "endsOn":"{{{endsOn}}}","days":5,"participants":{"students":{{{students}}}},"country":"KR"}
        """)).Id;

    private static async Task ChangeAsync(TestRegister register, Guid id, Guid activity, string? patch)
    {
        var at = new ItemAddress(id, ItemType.Activity, activity);
        TestRegister.Done(patch is null
            ? await register.DeleteItem.RunAsync(Caller.Admin, at, new Expectation.AnyVersion(), TestRegister.Origin, default)
            : await register.ChangeItem.PatchAsync(Caller.Admin, at, TestRegister.Json(patch), new Expectation.AnyVersion(), TestRegister.Origin, default));
    }

    /// <summary>Has the store as an earlier version left it: the cell, and its copy in the collaboration's row.</summary>
    private static async Task MakeOldAsync(TestRegister register, Guid id)
    {
        var activities = await register.ActivitiesAsync(id);
        await PutAsync(register, id, MonthCell.Empty.With([], activities.Select(a => Old(ActivityKey.EntryOf(a)))));
    }

    private static async Task PutAsync(TestRegister register, Guid id, MonthCell cell)
    {
        var key = RegisterKeys.Collaboration(id);
        var row = (await register.Store.ReadAsync(TableNames.Register, TestRegister.Home, key, null, default))!;
        var (recent, encoded) = (new List<byte>(), cell.Encode());
        VarInt.Write(recent, (ulong)March.Index);
        VarInt.Write(recent, (ulong)encoded.Length);
        Assert.IsType<CommitResult.Committed>(await register.Store.CommitAsync(
            TableNames.Register,
            TestRegister.Home,
            [
                new RowChange.Put(RegisterKeys.MonthCell(March, id), new Dictionary<string, object> { ["cell"] = encoded }),
                new RowChange.Put(key, new Dictionary<string, object>(row.Values) { ["recent"] = recent.Concat(encoded).ToArray() }),
            ],
            default));
    }

    private static async Task AssertCellsAsync(TestRegister register, Guid id)
    {
        var activities = await register.ActivitiesAsync(id);
        foreach (var month in new[] { March, March.Plus(1) })
        {
            var (kept, wanted) = (await register.Reader.CellAsync(TestRegister.Home, id, month, default), MonthCell.Of(month, activities));
            Assert.Equal(CellFigures.Of(wanted, wanted.DayMask), CellFigures.Of(kept, kept.DayMask));
            Assert.True(kept.CountsTheSameAs(wanted));
        }
    }

    private static async Task<CheckedCells> CheckAsync(TestRegister register, Guid id)
    {
        while (!CheckSample.Has(id, DateOnly.FromDateTime(register.Clock.GetUtcNow().UtcDateTime)))
        {
            register.Clock.Advance(TimeSpan.FromDays(1));
        }

        return await register.Check.RunAsync(default);
    }
}
