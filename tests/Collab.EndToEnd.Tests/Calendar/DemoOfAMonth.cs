using System.Globalization;
using System.Net;
using Collab.Core.Events;
using Collab.Core.Standards;
using Collab.EndToEnd.Tests.Http;

namespace Collab.EndToEnd.Tests.Calendar;

/// <summary>The demo register, with agreements whose ends and notice deadlines come near in the simulated month, and a subscriber of everything.</summary>
internal static class DemoOfAMonth
{
    private const int Agreements = 18;
    private const int DaysBetween = 6;
    private static readonly string[] Notices = ["null", "7", "30"];

    /// <summary>Loads it; the subscriber's secret.</summary>
    public static async Task<string> LoadAsync(string dataFolder, DateTimeOffset at, DateOnly firstEnd, string address)
    {
        var secret = string.Empty;
        await MonthProgram.LoadDemoAsync(dataFolder, at, async http =>
        {
            var api = new ApiClient(http);
            var active = (await api.WalkAsync("collaborations?limit=500&status=active"))
                .Where(c => c["endsOn"] is not null)
                .OrderBy(c => c["code"]!.GetValue<string>(), StringComparer.Ordinal)
                .Take(Agreements);
            foreach (var (collaboration, i) in active.Select((c, i) => (c, i)))
            {
                var renewal = i % 4 == 3 ? "12" : "null";
                var body = string.Create(
                    CultureInfo.InvariantCulture,
                    $$"""{"endsOn":"{{IsoDate.Of(firstEnd.AddDays(i * DaysBetween))}}","noticePeriodDays":{{Notices[i % Notices.Length]}},"autoRenewMonths":{{renewal}}}""");
                (await api.PatchAsync($"collaborations/{collaboration["id"]!.GetValue<string>()}", body, ("If-Match", "*"))).Want(HttpStatusCode.OK);
            }

            secret = (await api.PostAsync("subscriptions", new { url = address, events = EventTypes.All })).Want(HttpStatusCode.Created).Text("secret");
        });
        return secret;
    }
}
