using Collab.Core.Activities;
using Collab.Core.Challenges;
using Collab.Core.Collaborations;
using Collab.Core.Finance;
using Collab.Core.Items;
using Collab.Core.MonthCells;
using Collab.Core.Outcomes;
using Collab.Core.Standards;
using FsCheck;
using FsCheck.Fluent;
using Outcome = Collab.Core.Outcomes.Outcome;

namespace Collab.Core.Tests.MonthCells;

public sealed class MonthCellTests
{
    private static readonly string[] Places = ["AA", "MN", "NP", "ZZ"];
    private static readonly Month March = Month.Of(new(2026, 3, 1));

    [Fact]
    public void Cell_AddedAndTakenOutInAnyOrder_EqualsTheOneOfWhatIsLeft() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(200),
        Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
        {
            var random = new Random(seed);
            var all = Enumerable.Range(0, random.Next(0, 40)).Select(_ => RandomItem(random)).ToArray();
            var left = all.Where(_ => random.Next(2) == 0).ToArray();
            foreach (var month in new[] { March, MonthCell.OfChallenges })
            {
                var cell = all.Aggregate(MonthCell.Empty, (c, a) => c.With([], EntriesOf(a, month)));
                foreach (var item in all.Except(left, ReferenceEqualityComparer.Instance).Cast<IItem>())
                {
                    cell = cell.With(EntriesOf(item, month), []);
                }

                var expected = MonthCell.Of(month, left);
                var decoded = MonthCell.Decode(cell.Encode());
                Assert.Equal(expected.Encode(), cell.Encode());
                Assert.Equal(expected.Activities, decoded.Activities);
                Assert.Equal(expected.Outcomes, decoded.Outcomes);
                Assert.Equal(expected.Funding, decoded.Funding);
                Assert.Equal(expected.Challenges, decoded.Challenges);
                Assert.Equal(expected.DayMask, cell.DayMask);
            }
        }));

    [Fact]
    public void With_ActivityNeverCounted_IsAMismatch() =>
        Assert.Throws<CellMismatchException>(() => MonthCell.Empty.With(EntriesOf(RandomActivity(new Random(1)) with { Status = ActivityStatus.Completed }, March), []));

    [Fact]
    public void Cell_ActivityCancelled_CountsNothing() =>
        Assert.True(MonthCell.Of(March, [RandomActivity(new Random(1)) with { Status = ActivityStatus.Cancelled }]).IsEmpty);

    [Fact]
    public void Cell_SumsOfMoney_GoBeyondSixtyFourBits()
    {
        var funding = RandomFunding(new Random(3)) with { Amount = "999999999999999.999", Currency = "KWD" };
        var cell = MonthCell.Of(March, Enumerable.Repeat<IItem>(funding, 30));
        var (key, tally) = Assert.Single(MonthCell.Decode(cell.Encode()).Funding);
        Assert.Equal("KWD", key.Currency);
        Assert.Equal("29999999999999999.970", Money.OfMinorUnits(tally.Sum, Currencies.Find("KWD")!));
    }

    [Fact]
    public void Key_OfAnyActivity_ReadsBack()
    {
        var activity = RandomActivity(new Random(2)) with
        {
            StartsOn = new(2026, 3, 31), Kind = CollaborationKind.TechnologyTransfer, Direction = Direction.Outbound, Country = "ZA",
        };
        var key = new ActivityKey(ActivityKey.EntryOf(activity).Key);
        Assert.Equal((31, CollaborationKind.TechnologyTransfer, Direction.Outbound, "ZA"), (key.Day, key.Kind, key.Direction, key.Country));
    }

    [Fact]
    public void Key_OfAnyChallenge_ReadsBack()
    {
        var open = RandomChallenge(new Random(4)) with { OpenedOn = new(2999, 12, 31), Status = ChallengeStatus.Open, ResolvedOn = null, Severity = 5 };
        var resolved = open with { OpenedOn = new(1900, 1, 1), Status = ChallengeStatus.Resolved, ResolvedOn = new(2026, 2, 28), Area = ChallengeArea.Governance };
        var accepted = resolved with { Status = ChallengeStatus.Accepted, ResolvedOn = null, Kind = ChallengeKind.Other };
        var (a, b, c) = (KeyOf(open), KeyOf(resolved), KeyOf(accepted));
        Assert.Equal((new DateOnly(2999, 12, 31), null, null, 5), (a.OpenedOn, a.ClosedOn, a.ResolvedOn, a.Severity));
        Assert.Equal((new DateOnly(2026, 2, 28), new DateOnly(2026, 2, 28), ChallengeArea.Governance), (b.ClosedOn, b.ResolvedOn, b.Area));
        Assert.Equal((new DateOnly(1900, 1, 1), null, ChallengeKind.Other), (c.ClosedOn, c.ResolvedOn, c.Kind));

        static ChallengeKey KeyOf(Challenge challenge) => new(ChallengeKey.EntryOf(challenge).Key);
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

    private static IEnumerable<CellEntry> EntriesOf(IItem item, Month month) => item.Counted is { } entry && entry.Month == month ? [entry] : [];

    private static IItem RandomItem(Random random) => random.Next(4) switch
    {
        0 => RandomActivity(random),
        1 => RandomOutcome(random),
        2 => RandomFunding(random),
        _ => RandomChallenge(random),
    };

    private static Outcome RandomOutcome(Random random) => new()
    {
        Id = default,
        Collaboration = default,
        Kind = (OutcomeKind)random.Next(11),
        Impact = (Impact)random.Next(7),
        AchievedOn = new(2026, 3, random.Next(1, 32)),
        Quantity = random.Next(1, 1000),
        Title = LocalText.Of(("ne", "अनुसन्धान")),
        CreatedAt = default,
        UpdatedAt = default,
    };

    private static Funding RandomFunding(Random random) => new()
    {
        Id = default,
        Collaboration = default,
        Type = (FundingType)random.Next(1, 5),
        Amount = random.Next(2) == 0 ? "0.01" : "1200000.50",
        Currency = random.Next(2) == 0 ? "MNT" : "NPR",
        ValueDate = new(2026, 3, random.Next(1, 32)),
        CreatedAt = default,
        UpdatedAt = default,
    };

    private static Challenge RandomChallenge(Random random) => new()
    {
        Id = default,
        Collaboration = default,
        Kind = (ChallengeKind)random.Next(7),
        Area = (ChallengeArea)random.Next(5),
        Severity = random.Next(1, 6),
        Status = ChallengeStatus.Resolved,
        OpenedOn = new(2026, 3, random.Next(1, 32)),
        ResolvedOn = new(2026, 4, random.Next(1, 31)),
        Description = LocalText.Of(("mn", "Санхүүжилт хүрэлцэхгүй")),
        CreatedAt = default,
        UpdatedAt = default,
    };

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
        Country = Places[random.Next(4)],
        AcademicYear = "2025/2026",
        CreatedAt = default,
        UpdatedAt = default,
    };
}
