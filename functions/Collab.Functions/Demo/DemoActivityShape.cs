using static Collab.Functions.Demo.DemoCodes;

namespace Collab.Functions.Demo;

/// <summary>What an activity of each kind usually looks like: who comes, which way, how long.</summary>
internal static class DemoActivityShape
{
    public static DemoCrowd Participants(string kind, DemoRandom r) => kind switch
    {
        Students => new(r.Between(1, 6), 0, r.Chance(20) ? 1 : 0, 0),
        Faculty => new(0, 0, r.Between(1, 3), 0),
        Research => new(0, r.Between(0, 2), r.Between(2, 6), r.Between(0, 2)),
        ResearchTraining => new(r.Between(0, 6), r.Between(2, 8), r.Between(1, 5), 0),
        Clinical => new(0, r.Between(1, 4), r.Between(0, 1), 0),
        Resources => new(r.Chance(50) ? r.Between(8, 35) : 0, 0, r.Between(1, 5), r.Between(0, 2)),
        GlobalHealth => new(r.Between(0, 5), r.Between(0, 4), r.Between(1, 5), r.Between(2, 9)),
        Capacity => new(0, r.Between(0, 3), r.Between(2, 8), r.Between(4, 18)),
        Culture => new(r.Between(5, 24), 0, r.Between(1, 3), r.Between(0, 1)),
        _ => new(0, r.Between(0, 2), r.Between(1, 4), r.Between(2, 6)),
    };

    /// <summary>From the first to the last day, both counted.</summary>
    public static int Span(string kind, int variant, DemoRandom r) => kind switch
    {
        Students => variant == 0 ? r.Between(60, 150) : r.Between(10, 28),
        Faculty => r.Between(3, 14),
        Research => r.Between(1, 6),
        ResearchTraining => r.Between(2, 5),
        Clinical => variant == 0 ? r.Between(20, 60) : r.Between(2, 7),
        Resources => variant == 1 ? r.Between(1, 3) : r.Between(21, 60),
        GlobalHealth => r.Between(1, 6),
        Capacity => r.Between(2, 5),
        Culture => r.Between(1, 5),
        _ => r.Between(2, 6),
    };

    /// <summary>Days of teaching, where a course runs on a few days of a longer span; null: every day counts.</summary>
    public static int? TaughtDays(string kind, int span, DemoRandom r) =>
        kind == Resources && span > 7 ? Math.Min(span, r.Between(4, 8)) : null;

    /// <summary>More people leave than come, above all for clinical training; meetings and online courses go neither way.</summary>
    public static string Direction(string kind, DemoRandom r) => kind switch
    {
        Clinical => Drawn(r, 62, 30),
        Students => Drawn(r, 56, 44),
        Faculty => Drawn(r, 45, 55),
        ResearchTraining or Culture => Drawn(r, 40, 40),
        Resources => "none",
        Transfer => Drawn(r, 30, 50),
        _ => Drawn(r, 22, 28),
    };

    private static string Drawn(DemoRandom r, int outbound, int inbound)
    {
        var drawn = r.Below(100);
        return drawn < outbound ? "outbound" : drawn < outbound + inbound ? "inbound" : "none";
    }
}
