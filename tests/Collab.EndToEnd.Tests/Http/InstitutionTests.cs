using System.Net;
using System.Text.Json.Nodes;
using Collab.EndToEnd.Tests.Hosting;

namespace Collab.EndToEnd.Tests.Http;

/// <summary>The contract of <c>/institutions</c>.</summary>
public abstract class InstitutionTests(IRunningApp running)
{
    private readonly ApiClient api = new(running.App.Http);

    [StoreFact]
    public async Task Put_IfNoneMatchAny_CreatesWithDerivedRegion()
    {
        var path = $"institutions/{Samples.Slug("new")}";
        var created = (await api.PutAsync(path, Samples.Home(), ("If-None-Match", "*"))).Want(HttpStatusCode.Created);
        Assert.Equal($"/api/v1/{path}", created.Header("Location"));
        Assert.Equal("Asia", created.Text("region"));
        var stored = (await api.GetAsync(path)).Want(HttpStatusCode.OK);
        Assert.Equal(created.Bytes, stored.Bytes);
        Assert.Equal(created.ETag, stored.ETag);
        Assert.Equal("application/json", stored.Header("Content-Type"));
        Assert.Null(stored.Header("Server"));
    }

    [StoreFact]
    public async Task Put_ExistingWithIfNoneMatchAny_IsRefusedAndChangesNothing()
    {
        var (path, before) = await StoredAsync();
        (await api.PutAsync(path, Samples.Home("Another"), ("If-None-Match", "*"))).WantProblem(HttpStatusCode.PreconditionFailed, "precondition-failed");
        Assert.Equal(before.Bytes, (await api.GetAsync(path)).Bytes);
    }

    [StoreFact]
    public async Task Put_CurrentIfMatch_ReplacesAndTheOldTagIsStale()
    {
        var (path, before) = await StoredAsync();
        var replaced = (await api.PutAsync(path, Samples.Home("Renamed"), ("If-Match", before.ETag))).Want(HttpStatusCode.OK);
        Assert.NotEqual(before.ETag, replaced.ETag);
        Assert.Equal(before.Text("createdAt"), replaced.Text("createdAt"));
        (await api.PutAsync(path, Samples.Home("Too late"), ("If-Match", before.ETag))).WantProblem(HttpStatusCode.PreconditionFailed, "precondition-failed");
        Assert.Equal(replaced.Bytes, (await api.GetAsync(path)).Bytes);
    }

    [StoreFact]
    public async Task Put_WithoutPrecondition_Is428()
    {
        var (path, before) = await StoredAsync();
        (await api.PutAsync(path, Samples.Home("Blind"))).WantProblem(HttpStatusCode.PreconditionRequired, "precondition-required");
        Assert.Equal(before.Bytes, (await api.GetAsync(path)).Bytes);
    }

    [StoreFact]
    public async Task Put_PreconditionsThatMakeNoSense_AreMalformed()
    {
        var (path, before) = await StoredAsync();
        foreach (var headers in new (string, string)[][]
        {
            [("If-Match", "*")], [("If-Match", "3")], [("If-Match", "\"1\", *")], [("If-None-Match", "\"1\"")], [("If-Match", "\"1\""), ("If-None-Match", "*")],
        })
        {
            (await api.PutAsync(path, Samples.Home("Odd"), headers)).WantProblem(HttpStatusCode.BadRequest, "malformed");
        }

        (await api.PutAsync(path, Samples.Home("Weak"), ("If-Match", "W/" + before.ETag))).WantProblem(HttpStatusCode.PreconditionFailed, "precondition-failed");
        Assert.Equal(before.Bytes, (await api.GetAsync(path)).Bytes);
        (await api.PutAsync(path, Samples.Home("One of several"), ("If-Match", $"\"98\", {before.ETag}"))).Want(HttpStatusCode.OK);
    }

    [StoreFact]
    public async Task Put_ManyFaults_NamesEveryOneAndStoresNothing()
    {
        var path = $"institutions/{Samples.Slug("bad")}";
        var body = new { names = new { }, kind = "school", country = "XX", identifiers = new { ror = "05dxps056" }, colour = "red" };
        var answer = await api.PutAsync(path, body, ("If-None-Match", "*"));
        answer.WantProblem(HttpStatusCode.BadRequest, "malformed");
        var pointers = answer.Errors().Select(e => e.Split(' ')[0]);
        Assert.Superset(new HashSet<string> { "/names", "/kind", "/country", "/identifiers/ror", "/colour" }, pointers.ToHashSet());
        (await api.GetAsync(path)).WantProblem(HttpStatusCode.NotFound, "not-found");
    }

    [StoreFact]
    public async Task Put_WrongRorCheckDigits_BreaksARule()
    {
        var path = $"institutions/{Samples.Slug("ror")}";
        var body = new { names = new { en = "Ror" }, kind = "university", country = "MN", identifiers = new { ror = "https://ror.org/05dxps056" } };
        var answer = await api.PutAsync(path, body, ("If-None-Match", "*"));
        answer.WantProblem(HttpStatusCode.UnprocessableEntity, "invalid");
        Assert.Equal(["/identifiers/ror ror"], answer.Errors());
    }

    [StoreFact]
    public async Task Get_VersionTheClientHas_Is304WithoutBody()
    {
        var (path, stored) = await StoredAsync();
        foreach (var known in new[] { stored.ETag, "W/" + stored.ETag, $"\"other\", {stored.ETag}", "*" })
        {
            var answer = (await api.GetAsync(path, ("If-None-Match", known))).Want(HttpStatusCode.NotModified);
            Assert.Equal(stored.ETag, answer.ETag);
            Assert.Empty(answer.Bytes);
        }

        (await api.GetAsync(path, ("If-None-Match", "\"other\""))).Want(HttpStatusCode.OK);
    }

    [StoreFact]
    public async Task Head_Stored_AnswersHeadersOnly()
    {
        var (path, stored) = await StoredAsync();
        var head = (await api.SendAsync(HttpMethod.Head, path, null)).Want(HttpStatusCode.OK);
        Assert.Equal(stored.ETag, head.ETag);
        Assert.Equal($"{stored.Bytes.Length}", head.Header("Content-Length"));
        Assert.Empty(head.Bytes);
    }

    [StoreFact]
    public async Task List_FilteredAndPaged_ShowsEachOnce()
    {
        var mark = $"Mark{Guid.CreateVersion7():N}";
        var wanted = new List<string>();
        for (var i = 0; i < 5; i++)
        {
            var id = Samples.Slug("list");
            wanted.Add(id);
            (await api.PutAsync($"institutions/{id}", Samples.Partner(i < 3 ? "JP" : "KR", mark), ("If-None-Match", "*"))).Want(HttpStatusCode.Created);
        }

        Assert.Equal(wanted.Order(StringComparer.Ordinal), Ids(await api.WalkAsync($"institutions?q={mark}&limit=2")));
        Assert.Equal(wanted[..3].Order(StringComparer.Ordinal), Ids(await api.WalkAsync($"institutions?q={mark}&country=JP&limit=1")));
        Assert.Equal(5, (await api.WalkAsync($"institutions?q={mark}&country=JP&country=KR&region=Asia&kind=university&home=false&limit=500")).Count);
        Assert.Empty(await api.WalkAsync($"institutions?q={mark}&home=true"));
    }

    private static IEnumerable<string> Ids(IEnumerable<JsonNode> items) => items.Select(i => i["id"]!.GetValue<string>());

    private async Task<(string Path, Answer Stored)> StoredAsync()
    {
        var path = $"institutions/{Samples.Slug("kept")}";
        (await api.PutAsync(path, Samples.Home(), ("If-None-Match", "*"))).Want(HttpStatusCode.Created);
        return (path, (await api.GetAsync(path)).Want(HttpStatusCode.OK));
    }
}

[Collection(OnEmbeddedApp.Name)]
public sealed class EmbeddedInstitutionTests(EmbeddedApp app) : InstitutionTests(app);

[Collection(OnAzuriteApp.Name)]
[OnAzurite]
public sealed class AzuriteInstitutionTests(AzuriteApp app) : InstitutionTests(app);
