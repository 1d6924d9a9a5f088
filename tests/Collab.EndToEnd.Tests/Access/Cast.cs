using System.Net;
using System.Net.Http.Headers;
using Collab.EndToEnd.Tests.Http;

namespace Collab.EndToEnd.Tests.Access;

/// <summary>
/// A register of two homes with a client in every role. <c>Home</c> has a collaboration with <c>Partner</c> and with the other home, whose
/// officer nevertheless has no business in it; <c>OtherHome</c> has one with <c>OtherPartner</c>.
/// </summary>
internal sealed class Cast : IDisposable
{
    /// <summary>Those who ask, in the order of a matrix's columns.</summary>
    public static readonly string[] Actors = ["nobody", "partner", "other-partner", "officer", "other-officer", "commission", "admin"];

    private readonly AppProcess app;
    private readonly Dictionary<string, HttpClient> clients = [];

    private Cast(AppProcess app)
    {
        this.app = app;
        Admin = new(app.Http);
    }

    /// <summary>The client of the bootstrap token.</summary>
    public ApiClient Admin { get; }

    public string Home { get; } = Samples.Slug("home");

    public string OtherHome { get; } = Samples.Slug("other-home");

    public string Partner { get; } = Samples.Slug("partner");

    public string OtherPartner { get; } = Samples.Slug("other-partner");

    /// <summary>The path of the collaboration of <see cref="Home"/>.</summary>
    public string Ours { get; private set; } = string.Empty;

    /// <summary>The path of the collaboration of <see cref="OtherHome"/>.</summary>
    public string Theirs { get; private set; } = string.Empty;

    public static async Task<Cast> MakeAsync(AppProcess app)
    {
        var cast = new Cast(app);
        foreach (var (id, body) in new[] { (cast.Home, Samples.Home()), (cast.OtherHome, Samples.Home("Other")), (cast.Partner, Samples.Partner()), (cast.OtherPartner, Samples.Partner("KR")) })
        {
            (await cast.Admin.PutAsync($"institutions/{id}", body, ("If-None-Match", "*"))).Want(HttpStatusCode.Created);
        }

        await cast.AddClientAsync("partner", "partner", cast.Partner);
        await cast.AddClientAsync("other-partner", "partner", cast.OtherPartner);
        await cast.AddClientAsync("officer", "officer", cast.Home);
        await cast.AddClientAsync("other-officer", "officer", cast.OtherHome);
        await cast.AddClientAsync("commission", "commission", null);
        await cast.AddClientAsync("admin", "admin", null);
        cast.clients["nobody"] = app.Client();
        cast.Ours = await cast.AddCollaborationAsync(cast.Home, cast.Partner, cast.OtherHome);
        cast.Theirs = await cast.AddCollaborationAsync(cast.OtherHome, cast.OtherPartner);
        return cast;
    }

    /// <summary>One of <see cref="Actors"/>.</summary>
    public ApiClient As(string actor) => new(clients[actor]);

    public async Task<string> AddCollaborationAsync(string home, params string[] partners)
    {
        var body = Samples.Collaboration(home, partners[0]);
        body["partners"] = partners.Select(p => new { institution = p, role = "partner" });
        return $"collaborations/{(await Admin.PostAsync("collaborations", body)).Want(HttpStatusCode.Created).Text("id")}";
    }

    public Task<string> AddActivityAsync(string collaboration) => AddItemAsync(collaboration, "activities");

    /// <summary>An item of the kind that the address names; its id.</summary>
    public async Task<string> AddItemAsync(string collaboration, string kind) =>
        (await Admin.PostAsync($"{collaboration}/{kind}", ItemOf(kind))).Want(HttpStatusCode.Created).Text("id");

    /// <summary>The body of an item.</summary>
    public static object ItemOf(string kind) => kind switch
    {
        "outcomes" => new { kind = "publication", impact = "research-innovation", achievedOn = "2025-10-01", quantity = 1, title = new { en = "Paper" } },
        "funding" => new { type = "commitment", amount = "1000.50", currency = "USD", valueDate = "2025-10-01" },
        "challenges" => new { kind = "staffing", area = "research", severity = 3, status = "open", openedOn = "2025-10-01", description = new { en = "Too few" } },
        _ => Samples.Activity(),
    };

    public async Task<string> AddReportAsync(string scope) =>
        (await Admin.PostAsync("reports", new { scope, from = "2025-09-01", to = "2025-09-30" })).Text("id");

    /// <summary>A client of no further use.</summary>
    /// <summary>The path of an announced document.</summary>
    public async Task<string> AnnounceAsync(object upload) =>
        $"documents/{(await Admin.PostAsync("uploads", upload)).Want(HttpStatusCode.Created).Text("documentId")}";

    public async Task<string> AddSpareClientAsync() =>
        (await Admin.PostAsync("clients", new { name = "Spare", role = "commission" })).Want(HttpStatusCode.Created).Text("id");

    public async Task<string> AddSubscriptionAsync(string? institution) =>
        (await Admin.PostAsync("subscriptions", SubscriptionOf(institution))).Want(HttpStatusCode.Created).Text("id");

    /// <summary>The body of a subscription.</summary>
    public static object SubscriptionOf(string? institution) =>
        new { url = "https://office.example.org/collab", events = new[] { "report.made" }, institution, description = "Оффис Ө Ү" };

    public void Dispose()
    {
        foreach (var client in clients.Values)
        {
            client.Dispose();
        }
    }

    private async Task AddClientAsync(string actor, string role, string? institution)
    {
        var made = (await Admin.PostAsync("clients", new { name = $"Оффис {actor}", role, institution })).Want(HttpStatusCode.Created);
        var http = app.Client();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", made.Text("key"));
        clients[actor] = http;
    }
}
