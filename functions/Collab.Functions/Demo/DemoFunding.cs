using System.Globalization;
using static Collab.Functions.Demo.DemoTable;

namespace Collab.Functions.Demo;

/// <summary>Makes the money of the demo's collaborations: what a partner promised, and what it paid.</summary>
internal static class DemoFunding
{
    public static DemoTable Make(string home, DateOnly today, IEnumerable<DemoCollaboration> collaborations, DemoRandom random)
    {
        var rows = new List<string[]>();
        foreach (var collaboration in collaborations.Where(c => c.Instrument == DemoCodes.GrantAgreement || random.Chance(25)))
        {
            var (amount, currency) = (random.Between(5, 90) * 1000, random.Chance(60) ? "USD" : "EUR");
            var day = DemoSpan.Day(collaboration, today, random);
            Add("commitment", amount, day);
            Add("incoming", amount * random.Between(3, 9) / 10, DemoSpan.Earlier(today, day.AddDays(random.Between(20, 90))));

            void Add(string type, int money, DateOnly on) => rows.Add(
            [
                collaboration.Code, string.Create(CultureInfo.InvariantCulture, $"DEMO-FUN-{rows.Count + 1:0000}"), type, $"{Written(money)}.00", currency,
                Written(on), collaboration.Partners[0].Institution, home,
            ]);
        }

        return new("funding", ["collaboration", "reference", "type", "amount", "currency", "valueDate", "provider", "receiver"], rows);
    }
}
