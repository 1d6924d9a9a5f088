using Collab.Core.Activities;
using Collab.Core.Collaborations;
using Collab.Core.MonthCells;
using Collab.Core.Standards;
using FsCheck;
using FsCheck.Fluent;

namespace Collab.Core.Tests.MonthCells;

public sealed class MonthCellTests
{
    private static readonly string[] Countries = ["AA", "MN", "NP", "ZZ"];

    [Fact]
    public void Cell_AddedAndTakenOutInAnyOrder_EqualsTheOneOfWhatIsLeft() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(200),
        Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
        {
            var random = new Random(seed);
            var all = Enumerable.Range(0, random.Next(0, 30)).Select(_ => RandomActivity(random)).ToArray();
            var left = all.Where(_ => random.Next(2) == 0).ToArray();
            var cell = all.Aggregate(MonthCell.Empty, (c, a) => c.With([], [a]));
            foreach (var activity in all.Except(left, ReferenceEqualityComparer.Instance).Cast<Activity>())
            {
                cell = cell.With([activity], []);
            }

            var expected = MonthCell.Of(left);
            Assert.Equal(expected.Encode(), cell.Encode());
            Assert.Equal(expected.Leaves, MonthCell.Decode(cell.Encode()).Leaves);
            Assert.Equal(expected.DayMask, cell.DayMask);
        }));

    [Fact]
    public void With_ActivityNeverCounted_IsAMismatch() =>
        Assert.Throws<CellMismatchException>(() => MonthCell.Empty.With([RandomActivity(new Random(1)) with { Status = ActivityStatus.Completed }], []));

    [Fact]
    public void Key_OfAnyActivity_ReadsBack()
    {
        var activity = RandomActivity(new Random(2)) with
        {
            StartsOn = new(2026, 3, 31), Kind = CollaborationKind.TechnologyTransfer, Direction = Direction.Outbound, Country = "ZA",
        };
        var key = CellKey.Of(activity);
        Assert.Equal((31, CollaborationKind.TechnologyTransfer, Direction.Outbound, "ZA"), (key.Day, key.Kind, key.Direction, key.Country));
    }

    [Fact]
    public void MonthIndex_LastDayUpTo_LooksNoFurtherThanTheDay()
    {
        var index = MonthIndex.Empty
            .With(Month.Of(new(2026, 1, 1)), 1u << 30)
            .With(Month.Of(new(2026, 3, 1)), (1u << 4) | (1u << 20));
        Assert.Equal(new DateOnly(2026, 1, 31), index.LastDayUpTo(new(2026, 3, 4)));
        Assert.Equal(new DateOnly(2026, 3, 5), index.LastDayUpTo(new(2026, 3, 20)));
        Assert.Equal(new DateOnly(2026, 3, 21), MonthIndex.Decode(index.Encode()).LastDayUpTo(new(2027, 1, 1)));
        Assert.Null(index.LastDayUpTo(new(2026, 1, 30)));
    }

    private static Activity RandomActivity(Random random) => new()
    {
        Id = default,
        Collaboration = default,
        Kind = (CollaborationKind)random.Next(10),
        Direction = (Direction)random.Next(3),
        Status = (ActivityStatus)random.Next(4),
        Title = LocalText.Of(("en", "x")),
        StartsOn = new(2026, 3, random.Next(1, 32)),
        EndsOn = new(2026, 4, 1),
        Participants = new(random.Next(4), random.Next(4), random.Next(4), random.Next(4)),
        Days = random.Next(1, 400),
        Country = Countries[random.Next(4)],
        AcademicYear = "2025/2026",
        CreatedAt = default,
        UpdatedAt = default,
    };
}
