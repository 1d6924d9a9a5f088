using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Collab.EndToEnd.Tests.Http;
using Collab.EndToEnd.Tests.Registers;
using Collab.EndToEnd.Tests.Webhooks;

namespace Collab.EndToEnd.Tests.Watching;

/// <summary>
/// The app used in all its ways with data that can be told from any other: names, addresses, titles and file names are marked, and every
/// secret that was given out is put down.
/// </summary>
internal sealed class MarkedRun(AppProcess app, Receiver receiver)
{
    public const string Parent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    public const string Trace = "0af7651916cd43dd8448eb211c80319c";
    public const string ParentSpan = "b7ad6b7169203331";

    private const string Mark = "Zzyzx";
    private const string OtherMark = "Өвгөнхүү";
    private const string Table = "collaboration,kind,direction,status,title,startsOn,endsOn,students,country\n";
    private const string Roster = "collaboration,kind,direction,person,surname,email,level,startsOn,endsOn,country\n";

    private readonly ApiClient api = new(app.Http);
    private readonly List<string> secrets = [];
    private string home = string.Empty;
    private string collaboration = string.Empty;

    /// <summary>What must be in nothing that is exported or written to the console.</summary>
    public IReadOnlyList<string> Marks => [Mark, Mark.ToLowerInvariant(), OtherMark, "marked.example", "clb_", "whsec_", "sig=", "signature=", .. secrets];

    /// <summary>The trace of the sign-in that failed.</summary>
    public string FailedTrace { get; private set; } = string.Empty;

    public async Task RunAsync()
    {
        await RegisterAsync();
        await SubscribeAsync();
        await SubmitAsync();
        await SignInAsync();
        await AskAsync();
        await AnnounceAsync();
        await DropAsync();
        await ReportAsync();
        await Waiting.ForAsync("the subscriber to hear of it", () => Task.FromResult(receiver.All.Count > 0));
    }

    private async Task RegisterAsync()
    {
        (home, var partner) = (Samples.Slug("home"), Samples.Slug("partner"));
        var contacts = new[] { new { name = $"{Mark} {OtherMark}", role = $"{Mark} dean", email = $"{Mark}@marked.example" } };
        (await api.PutAsync(
            $"institutions/{home}", new { names = new { en = Mark + " University", mn = OtherMark }, kind = "university", country = "MN", home = true, contacts }, ("If-None-Match", "*")))
            .Want(HttpStatusCode.Created);
        (await api.PutAsync($"institutions/{partner}", Samples.Partner(), ("If-None-Match", "*"))).Want(HttpStatusCode.Created);
        var body = Samples.Collaboration(home, partner, "M-1");
        body["title"] = new { en = Mark, mn = OtherMark };
        body["endsOn"] = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).AddDays(20).ToString("yyyy-MM-dd", null);
        body["partners"] = new[] { new { institution = partner, role = "partner", signedOn = "2024-01-10", signatory = $"{Mark} {OtherMark}" } };
        collaboration = (await api.PostAsync("collaborations", body)).Want(HttpStatusCode.Created).Text("id");
    }

    private async Task SubscribeAsync()
    {
        var made = (await api.PostAsync(
            "subscriptions", new { url = $"{receiver.Address}/{Mark}?token={Mark}", events = new[] { "record.changed", "document.finished", "report.made" }, description = Mark }))
            .Want(HttpStatusCode.Created);
        secrets.Add(made.Text("secret"));
        secrets.Add(made.Text("secret")["whsec_".Length..]);
    }

    private async Task SubmitAsync()
    {
        var activity = Samples.Activity(Mark);
        activity["title"] = new { en = Mark, mn = OtherMark };
        var path = $"collaborations/{collaboration}/activities";
        (await api.PostAsync(path, activity, ("traceparent", Parent), ("Idempotency-Key", Mark))).Want(HttpStatusCode.Created);
        (await api.PostAsync(path, activity, ("Idempotency-Key", Mark))).Want(HttpStatusCode.Created);
        (await api.PostAsync(path, new { kind = Mark, title = Mark })).WantProblem(HttpStatusCode.BadRequest, "malformed");
        using var lines = new StringContent(
            $$$$"""{"type":"challenge","collaboration":"M-1","record":{"kind":"regulatory-barrier","area":"clinical-training","severity":3,"status":"open","openedOn":"2026-03-03","description":{"mn":"{{{{OtherMark}}}}"}}}""" + "\n"
            + $$"""{"type":"{{Mark}}","collaboration":"{{Mark}}"}""" + "\n",
            Encoding.UTF8);
        lines.Headers.ContentType = new MediaTypeHeaderValue("application/x-ndjson");
        (await api.SendAsync(HttpMethod.Post, "records", lines)).Want(HttpStatusCode.OK);
    }

    private async Task SignInAsync()
    {
        var client = (await api.PostAsync("clients", new { name = $"{Mark} office", role = "officer", institution = home })).Want(HttpStatusCode.Created);
        secrets.Add(client.Text("key"));
        using var http = app.Client();
        var stranger = new ApiClient(http);
        (await stranger.GetAsync("institutions", ("Authorization", $"Bearer {client.Text("key")}"))).Want(HttpStatusCode.OK);
        var wrong = (await stranger.GetAsync("institutions", ("Authorization", $"Bearer {client.Text("key")}{Mark}"))).WantProblem(HttpStatusCode.Unauthorized, "unauthorized");
        FailedTrace = wrong["traceId"]!.GetValue<string>();
        (await stranger.GetAsync("institutions", ("Authorization", $"Bearer {Mark}"))).WantProblem(HttpStatusCode.Unauthorized, "unauthorized");
    }

    /// <summary>Marks in paths, queries, methods and headers.</summary>
    private async Task AskAsync()
    {
        (await api.GetAsync($"collaborations?q={Mark}&limit=1", ("User-Agent", Mark), ("Referer", $"http://{Mark}/"), ("X-Forwarded-For", Mark))).Want(HttpStatusCode.OK);
        (await api.GetAsync($"institutions/{Mark.ToLowerInvariant()}")).WantProblem(HttpStatusCode.NotFound, "not-found");
        (await api.GetAsync($"/api/{Mark}?{Mark}={Mark}")).WantProblem(HttpStatusCode.NotFound, "not-found");
        (await api.GetAsync($"/{Mark}")).Want(HttpStatusCode.NotFound);
        await api.SendAsync(new HttpMethod(Mark.ToUpperInvariant()), $"institutions/{home}", null);
        (await api.GetAsync($"institutions?cursor={Mark}")).WantProblem(HttpStatusCode.BadRequest, "malformed");
    }

    private async Task AnnounceAsync()
    {
        var csv = Encoding.UTF8.GetBytes(Table + $"M-1,student-exchange,outbound,completed,{Mark} {OtherMark},2025-10-01,2025-10-02,4,JP\n");
        var announced = (await api.PostAsync(
            "uploads", new { institution = home, collaboration, kind = "records", fileName = $"{Mark} {OtherMark}.csv", size = csv.Length })).Want(HttpStatusCode.Created);
        var address = announced.Body["upload"]!["url"]!.GetValue<string>();
        secrets.Add(address[(address.LastIndexOf('=') + 1)..]);
        using var http = app.Client();
        using var put = new HttpRequestMessage(HttpMethod.Put, new Uri(app.Address, address)) { Content = new ByteArrayContent(csv) };
        put.Headers.Add("x-ms-blob-type", "BlockBlob");
        using var answer = await http.SendAsync(put);
        Assert.True(answer.IsSuccessStatusCode, answer.ToString());
        var id = announced.Text("documentId");
        Assert.Equal("accepted", (await FateAsync(id))["status"]!.GetValue<string>());
        (await api.GetAsync($"documents/{id}/content")).Want(HttpStatusCode.OK);
        (await api.GetAsync($"documents?q={Mark}")).Want(HttpStatusCode.OK);
    }

    private async Task DropAsync()
    {
        var name = $"{Mark} {OtherMark} roster.csv";
        var row = $"M-1,student-exchange,outbound,{Mark}-1,{OtherMark},{Mark}@marked.example,students,2026-03-02,2026-05-29,JP\n";
        await Uploads.PutAsync(app, $"{home}/{name}", Encoding.UTF8.GetBytes(Roster + row + row.Replace("students", Mark, StringComparison.Ordinal)));
        Assert.Equal("roster", (await Waiting.ForDocumentAsync(api, home, name))["kind"]!.GetValue<string>());
        await Uploads.PutAsync(app, $"{home}/{Mark}.csv", Encoding.UTF8.GetBytes($"{Mark},{OtherMark}\n1,2\n"));
        await Waiting.ForDocumentAsync(api, home, $"{Mark}.csv");
    }

    private async Task ReportAsync()
    {
        var made = (await api.PostAsync("reports", new { scope = home, from = "2025-01-01", to = "2025-12-31", language = "mn" })).Want(HttpStatusCode.Created);
        (await api.GetAsync($"reports/{made.Text("id")}/html")).Want(HttpStatusCode.OK);
    }

    private Task<JsonNode> FateAsync(string id) => Waiting.ForAsync($"the fate of {id}", async () =>
        (await api.GetAsync($"documents/{id}")).Want(HttpStatusCode.OK).Body is var document && Waiting.IsFinal(document) ? document : null);
}
