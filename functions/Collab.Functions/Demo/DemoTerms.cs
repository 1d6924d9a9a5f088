namespace Collab.Functions.Demo;

/// <summary>Dates for each phase, counted from the demo's base date, so that a register loaded today looks like one of today.</summary>
internal static class DemoTerms
{
    /// <summary>How many collaborations stand where: 120 together.</summary>
    public static DemoPhase[] Plan() =>
    [
        .. Enumerable.Repeat(DemoPhase.Draft, 6),
        .. Enumerable.Repeat(DemoPhase.Proposed, 7),
        .. Enumerable.Repeat(DemoPhase.Signed, 7),
        .. Enumerable.Repeat(DemoPhase.Running, 46),
        .. Enumerable.Repeat(DemoPhase.OpenEnded, 10),
        .. Enumerable.Repeat(DemoPhase.EndsIn90Days, 7),
        .. Enumerable.Repeat(DemoPhase.EndsIn180Days, 8),
        .. Enumerable.Repeat(DemoPhase.QuietForAYear, 4),
        .. Enumerable.Repeat(DemoPhase.QuietForTwoYears, 3),
        .. Enumerable.Repeat(DemoPhase.Expired, 17),
        .. Enumerable.Repeat(DemoPhase.Terminated, 5),
    ];

    public static string StatusOf(DemoPhase phase) => phase switch
    {
        DemoPhase.Draft => "draft",
        DemoPhase.Proposed => "proposed",
        DemoPhase.Signed => "signed",
        DemoPhase.Expired => "expired",
        DemoPhase.Terminated => "terminated",
        _ => "active",
    };

    public static DateOnly? QuietFrom(DemoPhase phase, DateOnly today) => phase switch
    {
        DemoPhase.QuietForAYear => today.AddMonths(-14),
        DemoPhase.QuietForTwoYears => today.AddMonths(-26),
        _ => null,
    };

    public static DemoTerm Make(DemoPhase phase, DateOnly today, DemoRandom random) => phase switch
    {
        DemoPhase.Draft => new DemoTerm(),
        DemoPhase.Proposed => Ahead(today.AddDays(random.Between(30, 150)), null, random),
        DemoPhase.Signed => Ahead(today.AddDays(random.Between(15, 120)), today.AddDays(-random.Between(1, 60)), random),
        DemoPhase.OpenEnded => Begun(today.AddDays(-random.Between(300, 1900)), null, random),
        DemoPhase.EndsIn90Days => Ending(today.AddDays(random.Between(5, 88)), random),
        DemoPhase.EndsIn180Days => Ending(today.AddDays(random.Between(95, 178)), random),
        DemoPhase.QuietForAYear => Begun(today.AddDays(-random.Between(900, 1500)), today.AddDays(random.Between(200, 700)), random),
        DemoPhase.QuietForTwoYears => Begun(today.AddDays(-random.Between(1200, 1700)), today.AddDays(random.Between(200, 700)), random),
        DemoPhase.Expired => Ending(today.AddDays(-random.Between(6, 800)), random) with { AutoRenewMonths = null },
        DemoPhase.Terminated => Begun(today.AddDays(-random.Between(700, 1300)), today.AddDays(random.Between(200, 900)), random) with
        {
            TerminatedOn = today.AddDays(-random.Between(20, 400)),
        },
        _ => Begun(today.AddDays(-random.Between(70, 1700)), today.AddDays(random.Between(190, 1400)), random),
    };

    /// <summary>An agreement of three to five years that ends on <paramref name="endsOn"/>.</summary>
    private static DemoTerm Ending(DateOnly endsOn, DemoRandom random) =>
        Begun(endsOn.AddYears(-random.Between(3, 5)).AddDays(1), endsOn, random);

    private static DemoTerm Begun(DateOnly startsOn, DateOnly? endsOn, DemoRandom random)
    {
        var signedOn = startsOn.AddDays(-random.Between(0, 45));
        var notice = random.Pick<int?>([null, 30, 60, 90, 90, 180]);
        var renewal = random.Chance(22) ? random.Pick([12, 24, 36]) : (int?)null;
        return new DemoTerm
        {
            SignedOn = signedOn,
            StartsOn = startsOn,
            EndsOn = endsOn,
            NoticePeriodDays = endsOn is null ? null : notice,
            AutoRenewMonths = endsOn is null ? null : renewal,
        };
    }

    private static DemoTerm Ahead(DateOnly startsOn, DateOnly? signedOn, DemoRandom random) => new()
    {
        SignedOn = signedOn,
        StartsOn = startsOn,
        EndsOn = startsOn.AddYears(random.Between(2, 5)).AddDays(-1),
        NoticePeriodDays = 90,
    };
}
