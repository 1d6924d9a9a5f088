using System.IO.Compression;
using System.Net;
using System.Text;
using Collab.Core.Documents.Reading;
using Collab.EndToEnd.Tests.Hosting;
using Collab.Formats.Reading;

namespace Collab.EndToEnd.Tests.Http;

/// <summary>The contract of <c>/reports</c> and <c>/summary</c>.</summary>
public abstract class ReportTests(IRunningApp running)
{
    private readonly ApiClient api = new(running.App.Http);

    [StoreFact]
    public async Task Summary_OfAHome_CountsItsActivities()
    {
        var home = await RegisterAsync();
        var summary = (await api.GetAsync($"summary?scope={home}&from=2025-09-01&to=2025-09-30")).Want(HttpStatusCode.OK);
        Assert.Null(summary.Body["id"]);
        Assert.Equal(2, summary.Body["activities"]!["count"]!.GetValue<int>());
        Assert.Equal(24, summary.Body["activities"]!["participants"]!.GetValue<int>());
        Assert.Equal(240, summary.Body["activities"]!["personDays"]!.GetValue<int>());
        Assert.Empty(await api.WalkAsync($"reports?scope={home}"));
    }

    [StoreFact]
    public async Task Post_NewThenSame_KeepsOneReportWithItsFiles()
    {
        var home = await RegisterAsync();
        var body = new { scope = home, from = "2025-09-01", to = "2025-09-30", language = "mn" };
        var made = (await api.PostAsync("reports", body)).Want(HttpStatusCode.Created);
        var again = (await api.PostAsync("reports", body)).Want(HttpStatusCode.OK);
        Assert.Equal(made.Text("id"), again.Text("id"));
        Assert.Equal(made.Text("id"), Assert.Single(await api.WalkAsync($"reports?scope={home}&kind=month"))["id"]!.GetValue<string>());

        var stored = (await api.GetAsync(made.Header("Location")!)).Want(HttpStatusCode.OK);
        Assert.Equal(made.Bytes, stored.Bytes);
        var json = (await api.GetAsync($"{made.Header("Location")}/json")).Want(HttpStatusCode.OK);
        Assert.Equal(made.Text("id"), json.Text("id"));
        Assert.Equal(2, json.Body["activities"]!["count"]!.GetValue<int>());
        var html = (await api.GetAsync($"{made.Header("Location")}/html")).Want(HttpStatusCode.OK);
        Assert.StartsWith("text/html", html.Header("Content-Type"), StringComparison.Ordinal);
        Assert.Contains("<svg", Encoding.UTF8.GetString(html.Bytes), StringComparison.Ordinal);
        (await api.GetAsync($"{made.Header("Location")}/html", ("If-None-Match", html.ETag))).Want(HttpStatusCode.NotModified);
    }

    [StoreFact]
    public async Task Get_EachFormat_OpensAsWhatItSaysItIs()
    {
        var home = await RegisterAsync();
        foreach (var (language, title) in new[] { ("mn", "хамтын ажиллагааны тайлан"), ("ne", "सहकार्य प्रतिवेदन") })
        {
            var made = (await api.PostAsync("reports", new { scope = home, from = "2025-09-01", to = "2025-09-30", language })).Want(HttpStatusCode.Created);
            Assert.Equal(["csv", "html", "json", "pdf", "xlsx"], made.Body["formats"]!.AsArray().Select(f => f!.GetValue<string>()).Order());
            async Task<Answer> FileAsync(string format, string type, string extension)
            {
                var file = (await api.GetAsync($"{made.Header("Location")}/{format}")).Want(HttpStatusCode.OK);
                Assert.Equal(type, file.Header("Content-Type"));
                Assert.Contains($"filename={home}-2025-09-01-2025-09-30.{extension}", file.Header("Content-Disposition")!.Replace("\"", "", StringComparison.Ordinal), StringComparison.Ordinal);
                return file;
            }

            var json = await FileAsync("json", "application/json", "json");
            Assert.Equal((made.Text("id"), language), (json.Text("id"), json.Text("language")));
            var html = Encoding.UTF8.GetString((await FileAsync("html", "text/html; charset=utf-8", "html")).Bytes);
            Assert.Contains($"<html lang=\"{language}\"", html, StringComparison.Ordinal);
            Assert.Contains(title, html, StringComparison.OrdinalIgnoreCase);
            var pdf = await FileAsync("pdf", "application/pdf", "pdf");
            using var opened = Assert.IsType<DocumentOpening.Text>(await new DocumentFormats().OpenAsync(new MemoryStream(pdf.Bytes), default));
            Assert.Contains(opened.Content.Pages.SelectMany(p => p.Blocks), b => b.Text.Contains(title, StringComparison.OrdinalIgnoreCase));

            var xlsx = await FileAsync("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx");
            using var workbook = Assert.IsType<DocumentOpening.Tables>(await new DocumentFormats().OpenAsync(new MemoryStream(xlsx.Bytes), default));
            var csv = await FileAsync("csv", "application/zip", "zip");
            using var tables = new ZipArchive(new MemoryStream(csv.Bytes));
            Assert.NotEmpty(tables.Entries);
            Assert.All(tables.Entries, t => Assert.True(t.Length > 0 && t.FullName.EndsWith(".csv", StringComparison.Ordinal), t.FullName));
        }
    }

    [StoreFact]
    public async Task Get_UnknownFormat_SaysWhichThereAre()
    {
        var home = await RegisterAsync();
        var report = (await api.PostAsync("reports", new { scope = home, from = "2025-09-01", to = "2025-09-30" })).Want(HttpStatusCode.Created).Header("Location");
        foreach (var format in (string[])["docx", "versions", "PDF"])
        {
            var problem = (await api.GetAsync($"{report}/{format}")).WantProblem(HttpStatusCode.NotFound, "not-found");
            Assert.Contains("pdf", problem["detail"]!.GetValue<string>(), StringComparison.Ordinal);
        }

        Assert.DoesNotContain("pdf", (await api.GetAsync($"reports/{Guid.CreateVersion7()}/docx")).WantProblem(HttpStatusCode.NotFound, "not-found").ToJsonString(), StringComparison.Ordinal);
    }

    [StoreFact]
    public async Task Trace_RecordsChangedSince_AddsUpPageAfterPage()
    {
        var path = await api.CollaborationAsync();
        var home = (await api.GetAsync(path)).Text("institution");
        var made = new List<string>();
        for (var i = 0; i < 3; i++)
        {
            made.Insert(0, (await api.PostAsync($"{path}/activities", Samples.Activity(students: i + 1))).Want(HttpStatusCode.Created).Text("id"));
        }

        (await api.PostAsync($"{path}/funding", Samples.Item("funding", on: "2025-09-30"))).Want(HttpStatusCode.Created);
        var report = (await api.PostAsync("reports", new { scope = home, from = "2025-09-01", to = "2025-09-30" })).Want(HttpStatusCode.Created).Header("Location");
        (await api.DeleteAsync($"{path}/activities/{made[0]}", ("If-Match", "*"))).Want(HttpStatusCode.NoContent);
        (await api.PatchAsync($"{path}/activities/{made[1]}", new { startsOn = "2025-08-01" }, ("If-Match", "*"))).Want(HttpStatusCode.OK);
        (await api.PostAsync($"{path}/activities", Samples.Activity())).Want(HttpStatusCode.Created);

        var first = (await api.GetAsync($"{report}/trace?figure=/activities/byKind/student-exchange&limit=2")).Want(HttpStatusCode.OK);
        var all = await api.WalkAsync($"{report}/trace?figure=%2Factivities%2FbyKind%2Fstudent-exchange&limit=2");

        Assert.Equal("/activities/byKind/student-exchange", first.Text("figure"));
        Assert.Equal("""{"count":3,"participants":6,"personDays":60}""", first.Body["value"]!.ToJsonString());
        Assert.Equal("""{"count":2,"participants":5,"personDays":50}""", first.Body["sum"]!.ToJsonString());
        Assert.Null(first.Body["differs"]);
        Assert.Equal(made, all.Select(i => i["id"]!.GetValue<string>()));
        Assert.Equal(["2025-09-01", "2025-09-01", "2025-09-01"], all.Select(i => i["record"]!["startsOn"]!.GetValue<string>()));
        Assert.Equal([3, 2, 1], all.Select(i => i["counts"]!["participants"]!.GetValue<int>()));

        var money = (await api.GetAsync($"{report}/trace?figure=/funding/USD/disbursement")).Want(HttpStatusCode.OK);
        Assert.Equal("1200.50", money.Text("value"));
        Assert.False(money.Body["differs"]!.GetValue<bool>());
        Assert.Equal("1200.50", Assert.Single(money.Body["items"]!.AsArray())!["counts"]!["disbursement"]!.GetValue<string>());
    }

    [StoreFact]
    public async Task Trace_FaultyRequest_SaysWhatMayBeAsked()
    {
        var home = await RegisterAsync();
        var report = (await api.PostAsync("reports", new { scope = home, from = "2025-09-01", to = "2025-09-30" })).Want(HttpStatusCode.Created).Header("Location");
        foreach (var query in (string[])["", "?figure=", "?figure=activities", "?figure=/period", "?figure=/activities/count&limit=501", "?figure=/activities/count&page=2"])
        {
            var problem = (await api.GetAsync($"{report}/trace{query}")).WantProblem(HttpStatusCode.BadRequest, "malformed");
            Assert.NotEmpty(problem["errors"]!.AsArray());
        }

        var next = (await api.GetAsync($"{report}/trace?figure=/activities/count&limit=1")).Want(HttpStatusCode.OK).Text("next");
        (await api.GetAsync($"{report}/trace?figure=/activities/count&cursor={next}")).Want(HttpStatusCode.OK);
        (await api.GetAsync($"{report}/trace?figure=/activities/participants&cursor={next}")).WantProblem(HttpStatusCode.BadRequest, "malformed");
    }

    [StoreFact]
    public async Task Post_FaultyRequest_NamesThemAndKeepsNothing()
    {
        var home = await RegisterAsync();
        (await api.PostAsync("reports", new { scope = home, from = "2025-09-01", to = "2025-08-01" })).WantProblem(HttpStatusCode.UnprocessableEntity, "invalid");
        (await api.PostAsync("reports", new { scope = home, from = "soon", until = "2025-08-01" })).WantProblem(HttpStatusCode.BadRequest, "malformed");
        (await api.PostAsync("reports", new { scope = "nobody-here", from = "2025-09-01", to = "2025-09-30" })).WantProblem(HttpStatusCode.UnprocessableEntity, "invalid");
        Assert.Empty(await api.WalkAsync($"reports?scope={home}"));
    }

    private async Task<string> RegisterAsync()
    {
        var path = await api.CollaborationAsync();
        for (var i = 0; i < 2; i++)
        {
            (await api.PostAsync($"{path}/activities", Samples.Activity())).Want(HttpStatusCode.Created);
        }

        return (await api.GetAsync(path)).Text("institution");
    }
}

[Collection(OnEmbeddedApp.Name)]
public sealed class EmbeddedReportTests(EmbeddedApp app) : ReportTests(app);

[Collection(OnAzuriteApp.Name)]
[OnAzurite]
public sealed class AzuriteReportTests(AzuriteApp app) : ReportTests(app);
