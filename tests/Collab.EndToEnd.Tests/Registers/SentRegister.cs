using System.Net;
using System.Text.Json.Nodes;
using Collab.EndToEnd.Tests.Http;

namespace Collab.EndToEnd.Tests.Registers;

/// <summary>A home institution with collaborations, and the rows that a test has sent to them.</summary>
internal sealed class SentRegister
{
    private readonly Dictionary<string, string> ids = new(StringComparer.Ordinal);

    private SentRegister(string home) => Home = home;

    public string Home { get; }

    /// <summary>Codes of the collaborations that rows are sent to.</summary>
    public IReadOnlyList<string> Codes => [.. Partners.Keys];

    /// <summary>The collaborations' ids by their codes.</summary>
    public IReadOnlyDictionary<string, string> Ids => ids;

    /// <summary>The partners of each collaboration, by its code.</summary>
    public Dictionary<string, string[]> Partners { get; } = new(StringComparer.Ordinal);

    public List<SentRow> Rows { get; } = [];

    /// <summary>Makes the institutions and collaborations over HTTP; every third collaboration has two partners.</summary>
    public static async Task<SentRegister> MakeAsync(ApiClient api, int collaborations)
    {
        var (home, first) = await api.InstitutionsAsync();
        var second = Samples.Slug("second");
        (await api.PutAsync($"institutions/{second}", Samples.Partner("KR", "제2대학교"), ("If-None-Match", "*"))).Want(HttpStatusCode.Created);
        var register = new SentRegister(home);
        for (var i = 0; i < collaborations; i++)
        {
            string[] partners = i % 3 == 2 ? [first, second] : [first];
            var body = Samples.Collaboration(home, first, $"ӨҮ-{i}");
            body["title"] = new { en = $"Agreement {i}", mn = $"Хамтын ажиллагаа Ө Ү {i}", ne = $"सम्झौता {i}" };
            body["partners"] = partners.Select(p => new { institution = p, role = "partner" }).ToArray();
            register.ids[$"ӨҮ-{i}"] = (await api.PostAsync("collaborations", body)).Want(HttpStatusCode.Created).Text("id");
            register.Partners[$"ӨҮ-{i}"] = partners;
        }

        return register;
    }

    /// <summary>Adds a collaboration to which no rows are sent.</summary>
    public void Add(string code, string id) => ids.Add(code, id);

    /// <summary>Over HTTP: every collaboration and row sent is there once, the histories chain, the summary says what the rows say.</summary>
    public async Task CheckAsync(ApiClient api)
    {
        var collaborations = await api.WalkAsync($"collaborations?institution={Home}&limit=500");
        Assert.Equal(
            ids.Select(i => (i.Key, i.Value)).Order(), collaborations.Select(c => (c["code"]!.GetValue<string>(), c["id"]!.GetValue<string>())).Order());
        var lines = new List<string>();
        foreach (var (code, id) in ids)
        {
            var activities = await api.WalkAsync($"collaborations/{id}/activities?limit=500");
            lines.AddRange(activities.Select(a => SentRow.LineOf(code, a)));
            var chain = await HistoryChain.CheckAsync(api, id);
            Assert.Equal(activities.Select(a => a["id"]!.GetValue<string>()).Order(StringComparer.Ordinal), chain.Made.Order(StringComparer.Ordinal));
        }

        CheckLines(lines);
        var summary = (await api.GetAsync($"summary?scope={Home}&from={SentRow.Written(SentRows.First)}&to={SentRow.Written(SentRows.Last)}")).Want(HttpStatusCode.OK);
        CheckFigures(summary.Body);
    }

    /// <summary>The ids of all activities.</summary>
    public async Task<List<string>> ActivityIdsAsync(ApiClient api)
    {
        var found = new List<string>();
        foreach (var id in ids.Values)
        {
            found.AddRange((await api.WalkAsync($"collaborations/{id}/activities?limit=500")).Select(a => a["id"]!.GetValue<string>()));
        }

        return found;
    }

    /// <summary>In the store of the stopped app: every row sent is there once, and cells and chains are whole.</summary>
    public async Task CheckStoredAsync(AppProcess stopped)
    {
        await using var stored = await StoredRegister.OpenAsync(stopped);
        CheckLines((await stored.CheckAsync(Home)).Select(a => SentRow.LineOf(a.Code, a.Activity)));
    }

    /// <summary>The figures of a report or summary over the whole time are those of the rows sent.</summary>
    public void CheckFigures(JsonNode report) =>
        Assert.Equal(SentFigures.Activities(Rows, SentRows.First, SentRows.Last, Partners).ToJsonString(), report["activities"]!.ToJsonString());

    private void CheckLines(IEnumerable<string> lines) =>
        Assert.Equal(Rows.Select(r => r.Line).Order(StringComparer.Ordinal), lines.Order(StringComparer.Ordinal));
}
