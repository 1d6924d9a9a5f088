using System.Net;
using Collab.EndToEnd.Tests.Hosting;
using Collab.EndToEnd.Tests.Http;
using Collab.EndToEnd.Tests.Registers;

namespace Collab.EndToEnd.Tests.Access;

/// <summary>Who sees a document: the institution that sent it, the commission and an admin; and what its rows may touch.</summary>
[Collection(OnEmbeddedApp.Name)]
public sealed class DocumentReachTests(EmbeddedApp running)
{
    private const string Head = "collaboration,kind,direction,status,title,startsOn,endsOn,students,country\n";

    [Fact]
    public async Task Drop_ByAPartner_IsSeenByItsSenderAndTouchesOnlyItsCollaborations()
    {
        using var cast = await Cast.MakeAsync(running.App);
        var rows = new[] { cast.Ours, cast.Theirs }.Select(c => $"{c.Split('/')[1]},student-exchange,outbound,completed,Semester,2025-09-01,2025-09-10,3,JP\n");
        Drop(cast.Partner, Head + string.Concat(rows));
        var id = await FinishedAsync(cast.As("partner"));
        Assert.Single(await cast.Admin.WalkAsync($"{cast.Ours}/activities"));
        Assert.Empty(await cast.Admin.WalkAsync($"{cast.Theirs}/activities"));
        foreach (var actor in new[] { "other-partner", "officer", "other-officer" })
        {
            Assert.Empty(await cast.As(actor).WalkAsync($"documents?institution={cast.Partner}"));
            (await cast.As(actor).GetAsync($"documents/{id}")).WantProblem(HttpStatusCode.NotFound, "not-found");
            (await cast.As(actor).GetAsync($"documents/{id}/feedback")).WantProblem(HttpStatusCode.NotFound, "not-found");
        }

        foreach (var actor in new[] { "partner", "commission", "admin" })
        {
            (await cast.As(actor).GetAsync($"documents/{id}")).Want(HttpStatusCode.OK);
            (await cast.As(actor).GetAsync($"documents/{id}/feedback")).Want(HttpStatusCode.OK);
        }
    }

    private void Drop(string institution, string content)
    {
        var folder = Path.Combine(running.App.DataFolder, "blobs", "uploads", institution);
        Directory.CreateDirectory(folder);
        var written = Path.Combine(running.App.DataFolder, $"{institution}.csv");
        File.WriteAllText(written, content);
        File.Move(written, Path.Combine(folder, "rows.csv"));
    }

    private static async Task<string> FinishedAsync(ApiClient api)
    {
        var document = await Waiting.ForAsync(
            "the document's fate", async () => (await api.WalkAsync("documents")).SingleOrDefault() is { } found && Waiting.IsFinal(found) ? found : null);
        Assert.Equal("partly-accepted", document["status"]!.GetValue<string>());
        return document["id"]!.GetValue<string>();
    }
}
