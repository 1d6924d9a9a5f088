using System.Net;
using Collab.EndToEnd.Tests.Hosting;

namespace Collab.EndToEnd.Tests.Http;

/// <summary>Code lists, which say nothing about the register and so need no token.</summary>
[Collection(OnEmbeddedApp.Name)]
public sealed class CodeListTests(EmbeddedApp running)
{
    [Fact]
    public async Task Get_AllWithoutToken_HasEveryListWithLabelsInThreeLanguages()
    {
        using var http = running.App.Client();
        var answer = (await new ApiClient(http).GetAsync("code-lists")).Want(HttpStatusCode.OK);
        Assert.Equal("application/json", answer.Header("Content-Type"));
        var lists = answer.Body["items"]!.AsArray();
        Assert.Equal(33, lists.Count);
        var kinds = lists.Single(l => l!["name"]!.GetValue<string>() == "outcome-kinds")!;
        Assert.Equal("Үр дүнгийн төрөл", kinds["title"]!["mn"]!.GetValue<string>());
        Assert.Equal("प्रकाशन", kinds["codes"]![0]!["labels"]!["ne"]!.GetValue<string>());
        Assert.Equal("publication", kinds["codes"]![0]!["code"]!.GetValue<string>());
    }

    [Fact]
    public async Task Get_OneAgainWithItsTag_Is304WithoutBody()
    {
        using var http = running.App.Client();
        var api = new ApiClient(http);
        var first = (await api.GetAsync("code-lists/currencies")).Want(HttpStatusCode.OK);
        Assert.Equal("ISO 4217", first.Text("standard"));
        Assert.Equal(0, first.Body["codes"]!.AsArray().Single(c => c!["code"]!.GetValue<string>() == "JPY")!["minorUnits"]!.GetValue<int>());

        var again = (await api.GetAsync("code-lists/currencies", ("If-None-Match", first.Header("ETag")!))).Want(HttpStatusCode.NotModified);
        Assert.Empty(again.Bytes);
        (await api.GetAsync("code-lists/kinds", ("If-None-Match", first.Header("ETag")!))).Want(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Get_UnknownListOrParameter_IsAProblem()
    {
        using var http = running.App.Client();
        var api = new ApiClient(http);
        (await api.GetAsync("code-lists/planets")).WantProblem(HttpStatusCode.NotFound, "not-found");
        (await api.GetAsync("code-lists?limit=5")).WantProblem(HttpStatusCode.BadRequest, "malformed");
    }
}
