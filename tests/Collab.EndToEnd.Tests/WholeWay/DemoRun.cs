using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Collab.EndToEnd.Tests.Http;
using Collab.EndToEnd.Tests.Registers;
using Collab.Functions.Demo;

namespace Collab.EndToEnd.Tests.WholeWay;

/// <summary>Follows what the app with <c>--demo</c> says, and looks at what it has loaded.</summary>
internal static partial class DemoRun
{
    private const string Last = "Admin token: ";

    /// <summary>What the app says from its present start until the demo has come to its end.</summary>
    public static Task<string> EndedAsync(AppProcess app, int from) => SaysAsync(app, from, Last);

    /// <summary>Waits until the app has said something after the first <paramref name="from"/> characters; what it has said there.</summary>
    public static Task<string> SaysAsync(AppProcess app, int from, string text) => Waiting.ForAsync(
        $"'{text}' of the demo", () => Task.FromResult(app.Output[from..] is var said && said.Contains(text, StringComparison.Ordinal) ? said : null));

    /// <summary>The register as text, without what differs from load to load: ids and times.</summary>
    public static async Task<List<string>> RegisterAsync(ApiClient api)
    {
        var lines = (await api.WalkAsync("institutions?limit=500")).Select(Text).ToList();
        foreach (var collaboration in await api.WalkAsync("collaborations?limit=500"))
        {
            var id = collaboration["id"]!.GetValue<string>();
            var code = collaboration["code"]!.GetValue<string>();
            lines.Add(Text(collaboration));
            foreach (var items in (string[])["activities", "outcomes", "funding", "challenges"])
            {
                lines.AddRange((await api.WalkAsync($"collaborations/{id}/{items}?limit=500")).Select(a => $"{code} {Text(a)}"));
            }
        }

        lines.Sort(StringComparer.Ordinal);
        return lines;
    }

    /// <summary>Each home's figures over all the demo's years.</summary>
    public static async Task<List<string>> FiguresAsync(ApiClient api)
    {
        var figures = new List<string>();
        foreach (var scope in DemoInstitutions.Homes.Select(h => h.Id).Append("national"))
        {
            var summary = (await api.GetAsync($"summary?scope={scope}&from=2020-01-01&to=2030-12-31")).Want(HttpStatusCode.OK).Body;
            figures.Add($"{scope} {summary["activities"]!.ToJsonString()} {summary["collaborations"]!["byStatus"]!.ToJsonString()}");
        }

        return figures;
    }

    /// <summary>The line of a report that the demo says to open; its first group is the place.</summary>
    [GeneratedRegex(@"  Report \d{4}-\d\d  (\S+)  \(")]
    public static partial Regex ReportLine();

    [GeneratedRegex("<svg[ >]")]
    public static partial Regex Charts();

    private static string Text(JsonNode record)
    {
        var bare = record.DeepClone().AsObject();
        foreach (var name in (string[])["createdAt", "updatedAt", "collaboration"])
        {
            bare.Remove(name);
        }

        if (bare["id"] is JsonValue id && Guid.TryParse(id.GetValue<string>(), out _))
        {
            bare.Remove("id");
        }

        return bare.ToJsonString(JsonSerializerOptions.Default);
    }
}
