using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Collab.EndToEnd.Tests.Hosting;
using Collab.EndToEnd.Tests.Registers;

namespace Collab.EndToEnd.Tests.Http;

/// <summary>The contract of <c>/documents</c>, over a file dropped into the embedded store's folder.</summary>
[Collection(OnEmbeddedApp.Name)]
public sealed class DocumentTests(EmbeddedApp running)
{
    private readonly ApiClient api = new(running.App.Http);

    [Fact]
    public async Task Drop_TableWithAGoodAndABadRow_TakesTheOneAndSaysWhyNotTheOther()
    {
        var (home, partner) = await api.InstitutionsAsync();
        var id = (await api.PostAsync("collaborations", Samples.Collaboration(home, partner, "D-1"))).Want(HttpStatusCode.Created).Text("id");
        Drop(home, "rows.csv", """
            collaboration,kind,direction,status,title,startsOn,endsOn,students,country,reference
            D-1,student-exchange,outbound,completed,Semester abroad,2025-09-01,2025-09-10,3,JP,r-1
            D-1,student-exchange,outbound,completed,Semester abroad,2025-09-01,2025-08-01,3,JP,r-2
            """);

        var document = await FinishedAsync(home);
        Assert.Equal("partly-accepted", document["status"]!.GetValue<string>());
        Assert.Equal("r-1", Assert.Single(await api.WalkAsync($"collaborations/{id}/activities"))["reference"]!.GetValue<string>());
        var path = $"documents/{document["id"]!.GetValue<string>()}";
        var stored = (await api.GetAsync(path)).Want(HttpStatusCode.OK);
        (await api.GetAsync(path, ("If-None-Match", stored.ETag))).Want(HttpStatusCode.NotModified);
        var feedback = (await api.GetAsync($"{path}/feedback")).Want(HttpStatusCode.OK);
        Assert.StartsWith("text/csv", feedback.Header("Content-Type"), StringComparison.Ordinal);
        Assert.StartsWith("attachment", feedback.Header("Content-Disposition"), StringComparison.Ordinal);
        var lines = Encoding.UTF8.GetString(feedback.Bytes).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(3, lines.Length);
        Assert.Contains("endsOn", lines[2], StringComparison.Ordinal);
        Assert.Empty(await api.WalkAsync($"documents?institution={home}&status=accepted"));
        Assert.Single(await api.WalkAsync($"documents?institution={home}&status=accepted&status=partly-accepted&kind=records"));
    }

    [Fact]
    public async Task Drop_WhatIsNoTable_IsRejectedWithAReason()
    {
        var (home, _) = await api.InstitutionsAsync();
        Drop(home, "rows.csv", "%PDF-1.7\nnot a table");
        var document = await FinishedAsync(home);
        Assert.Equal("rejected", document["status"]!.GetValue<string>());
        Assert.NotEmpty(document["reasons"]!.AsArray());
    }

    [Fact]
    public async Task Get_UnknownDocument_IsNotFound()
    {
        var path = $"documents/{Guid.CreateVersion7()}";
        (await api.GetAsync(path)).WantProblem(HttpStatusCode.NotFound, "not-found");
        (await api.GetAsync($"{path}/feedback")).WantProblem(HttpStatusCode.NotFound, "not-found");
    }

    /// <summary>As an office does: written elsewhere, then moved into the folder.</summary>
    private void Drop(string institution, string name, string content)
    {
        var folder = Path.Combine(running.App.DataFolder, "blobs", "uploads", institution);
        Directory.CreateDirectory(folder);
        var written = Path.Combine(running.App.DataFolder, $"{institution}-{name}");
        File.WriteAllText(written, content);
        File.Move(written, Path.Combine(folder, name));
    }

    private Task<JsonNode> FinishedAsync(string institution) => Waiting.ForAsync(
        "the document's fate",
        async () => (await api.WalkAsync($"documents?institution={institution}")).SingleOrDefault() is { } found && Waiting.IsFinal(found) ? found : null);
}
