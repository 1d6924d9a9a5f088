using System.Net;
using System.Text.Json.Nodes;
using Collab.EndToEnd.Tests.Hosting;
using Collab.EndToEnd.Tests.Http;
using Collab.EndToEnd.Tests.Registers;
using Collab.Testing;

namespace Collab.EndToEnd.Tests.WholeWay;

/// <summary>Progress reports as an office writes them, announced and sent to the running app.</summary>
[Collection(OnEmbeddedApp.Name)]
public sealed class ProgressReportTests(EmbeddedApp running)
{
    /// <summary>A word that stands in each of the reports.</summary>
    private const string Word = "Өвөрмөцхайлт";

    private readonly ApiClient api = new(running.App.Http);

    [Theory]
    [InlineData("progress-report.docx", "REPORT-DOCX", 2)]
    [InlineData("progress-report.pdf", "REPORT-PDF", 0)]
    [InlineData("progress-report.xlsx", "REPORT-XLSX", 2)]
    public async Task Send_Report_IsKeptFoundAndLinkedAndItsTablesAreRows(string file, string code, int rows)
    {
        var (home, partner) = await api.InstitutionsAsync();
        var collaboration = (await api.PostAsync("collaborations", Samples.Collaboration(home, partner, code))).Want(HttpStatusCode.Created).Text("id");

        var document = await SendAsync(home, collaboration, file);

        Assert.Equal(("accepted", "progress-report", rows), (document["status"]!.GetValue<string>(), document["kind"]!.GetValue<string>(), document["accepted"]!.GetValue<int>()));
        Assert.Equal(rows, (await api.WalkAsync($"collaborations/{collaboration}/activities")).Count);
        var id = document["id"]!.GetValue<string>();
        foreach (var query in new[] { $"q={Uri.EscapeDataString(Word)}&institution={home}", $"collaboration={collaboration}" })
        {
            Assert.Equal(id, Assert.Single(await api.WalkAsync($"documents?{query}"))["id"]!.GetValue<string>());
        }

        (await api.GetAsync($"documents/{id}/feedback")).Want(rows > 0 ? HttpStatusCode.OK : HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Send_ReportAboutAnUnknownCollaboration_IsKeptAndItsRowsComeBackAsCsv()
    {
        var (home, partner) = await api.InstitutionsAsync();
        var collaboration = (await api.PostAsync("collaborations", Samples.Collaboration(home, partner, "OTHER"))).Want(HttpStatusCode.Created).Text("id");

        var document = await SendAsync(home, collaboration, "progress-report.docx");

        Assert.Equal(("partly-accepted", 2), (document["status"]!.GetValue<string>(), document["rejected"]!.GetValue<int>()));
        Assert.Single(await api.WalkAsync($"documents?q={Uri.EscapeDataString(Word)}&institution={home}"));
        var feedback = (await api.GetAsync($"documents/{document["id"]!.GetValue<string>()}/feedback")).Want(HttpStatusCode.OK);
        Assert.Equal("text/csv", feedback.Header("Content-Type")!.Split(';')[0]);
        Assert.Contains("There is no such collaboration", System.Text.Encoding.UTF8.GetString(feedback.Bytes), StringComparison.Ordinal);
    }

    private async Task<JsonNode> SendAsync(string home, string collaboration, string file)
    {
        var bytes = await File.ReadAllBytesAsync(RepositoryRoot.Of("tests", "corpus", "reports", file));
        var body = new { institution = home, collaboration, kind = "progress-report", fileName = file, size = bytes.Length };
        var announced = (await api.PostAsync("uploads", body)).Want(HttpStatusCode.Created);
        using var content = new ByteArrayContent(bytes);
        (await api.SendAsync(HttpMethod.Put, announced.Text("content"), content)).Want(HttpStatusCode.Accepted);
        var id = announced.Text("documentId");
        return await Waiting.ForAsync($"the fate of {id}", async () =>
            (await api.GetAsync($"documents/{id}")).Want(HttpStatusCode.OK).Body is var document && Waiting.IsFinal(document) ? document : null);
    }
}
