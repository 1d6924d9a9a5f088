using System.Text;
using System.Text.Json;
using Collab.Core.Access;
using Collab.Core.Events;
using Collab.Core.Items;
using Collab.Core.Reports;
using Collab.Core.Standards;
using Collab.Core.Store;
using Collab.Core.Tests.Support;
using Collab.Formats.Writing.Html;

namespace Collab.Core.Tests.Reports;

public sealed class KeepReportTests
{
    private static readonly Period March = new(new(2026, 3, 1), new(2026, 3, 31));

    [Fact]
    public async Task Summary_OfOneInstitution_TakesFourStorageCalls()
    {
        await using var register = await TestRegister.OpenAsync();
        var id = await register.AddCollaborationAsync();
        for (var i = 0; i < 30; i++)
        {
            await register.SubmitAsync(id, TestRegister.ActivityJson());
        }

        register.Store.Reset();
        TestRegister.Done(await register.Summarise.RunAsync(Caller.Admin, TestRegister.Home, March.From, March.To, "en", default));

        Assert.Equal((4, 0, 0), (register.Store.Pages, register.Store.Reads, register.Store.Commits));
    }

    [Fact]
    public async Task Summary_AsJson_HasTheContractsFieldsAndNoOthers()
    {
        await using var register = await TestRegister.OpenAsync();
        var id = await register.AddCollaborationAsync();
        await register.SubmitAsync(id, TestRegister.ActivityJson());
        await register.SubmitAsync(id, ItemType.Funding, """{"type":"disbursement","amount":"1200","currency":"JPY","valueDate":"2026-03-31"}""");
        await register.SubmitAsync(
            id, ItemType.Challenge, """{"kind":"language","area":"research","severity":4,"status":"open","openedOn":"2026-03-01","description":{"mn":"Өгөгдөл"}}""");
        var report = TestRegister.Done(await register.Summarise.RunAsync(Caller.Admin, TestRegister.Home, March.From, March.To, "en", default));

        var json = TestRegister.Json(Encoding.UTF8.GetString(Json.RegisterJson.Bytes(report)));

        Assert.Equal(
            ["scope", "period", "previous", "asOf", "language", "collaborations", "activities", "reciprocity", "outcomes", "funding", "challenges", "quality", "change"],
            Names(json));
        Assert.Equal(["from", "to"], Names(json.GetProperty("period")));
        Assert.Equal(
            ["total", "byStatus", "byInstrument", "byKind", "byTheme", "byRegion", "byCountry", "byPartner", "signedInPeriod", "endedInPeriod", "expiringIn90Days", "expiringIn180Days", "pastNoticeDeadline", "dormant"],
            Names(json.GetProperty("collaborations")));
        Assert.Equal(["amber", "red"], Names(json.GetProperty("collaborations").GetProperty("dormant")));
        var activities = json.GetProperty("activities");
        Assert.Equal(["count", "participants", "personDays", "byKind", "byDirection", "byMonth", "byCountry", "byPartner"], Names(activities));
        Assert.Equal("""{"student-exchange":{"count":1,"participants":4,"personDays":40}}""", activities.GetProperty("byKind").GetRawText());

        Assert.Equal(["count", "quantity", "byKind", "byImpact"], Names(json.GetProperty("outcomes")));
        Assert.Equal("""[{"currency":"JPY","incoming":"0","commitment":"0","disbursement":"1200","expenditure":"0"}]""", json.GetProperty("funding").GetRawText());
        Assert.Equal(["opened", "resolved", "openAtEnd", "byKind", "byArea", "bySeverity", "blocked"], Names(json.GetProperty("challenges")));
        Assert.Equal("""{"4":{"opened":1,"resolved":0,"openAtEnd":1}}""", json.GetProperty("challenges").GetProperty("bySeverity").GetRawText());
        Assert.Equal(
            $$"""{"completeness":0.2857,"timeliness":1,"missing":[{"collaboration":"{{id}}","fields":["code","summary","themes","fields","conditions"]}]}""",
            json.GetProperty("quality").GetRawText());
        Assert.Equal(
            ["collaborations", "activities", "reciprocity", "outcomes", "funding", "challenges", "quality"], Names(json.GetProperty("change")));

        static IEnumerable<string> Names(System.Text.Json.JsonElement element) => element.EnumerateObject().Select(p => p.Name);
    }

    [Fact]
    public async Task Keep_SameRegister_KeepsOneRevisionWithTheSameBytes()
    {
        await using var register = await TestRegister.OpenAsync();
        var id = await register.AddCollaborationAsync();
        await register.SubmitAsync(id, TestRegister.ActivityJson());

        var first = TestRegister.Done(await register.Keep.RunAsync(Caller.Admin, TestRegister.Home, March, "en", stands: null, mark: null, default));
        var bytes = await ReadAsync(register, first.Id, "json");
        var second = TestRegister.Done(await register.Keep.RunAsync(Caller.Admin, TestRegister.Home, March, "en", stands: null, mark: null, default));
        await register.SubmitAsync(id, TestRegister.ActivityJson("2026-03-30"));
        var third = TestRegister.Done(await register.Keep.RunAsync(Caller.Admin, TestRegister.Home, March, "en", stands: null, mark: null, default));

        Assert.Equal((first.Id, false), (second.Id, second.Created));
        Assert.True(third.Created);
        Assert.NotEqual(first.Id, third.Id);
        Assert.Equal(bytes, await ReadAsync(register, first.Id, "json"));
        Assert.Equal(2, (await register.Reports.LatestAsync(TestRegister.Home, March, "en", default))!.Revision);
    }

    [Fact]
    public async Task Keep_ReplayedWithItsKey_GivesTheFirstAnswerAgain()
    {
        await using var register = await TestRegister.OpenAsync();
        var id = await register.AddCollaborationAsync();
        var json = TestRegister.Json($$"""{"scope":"{{TestRegister.Home}}","from":"2026-03-01","to":"2026-03-31"}""");
        var first = TestRegister.Done(await register.Keep.RunAsync(Caller.Admin, json, new("admin", "k", "b"), default));
        await register.SubmitAsync(id, TestRegister.ActivityJson());

        var second = TestRegister.Done(await register.Keep.RunAsync(Caller.Admin, json, new("admin", "k", "b"), default));
        var other = TestRegister.Refused(await register.Keep.RunAsync(Caller.Admin, json, new("admin", "k", "c"), default));

        Assert.True(second.Replayed);
        Assert.Equal((first.Id, first.Created, first.ETag), (second.Id, second.Created, second.ETag));
        Assert.Equal(first.Body, second.Body);
        Assert.IsType<Collab.Core.Results.Refusal.KeyReused>(other);
    }

    [Fact]
    public async Task Keep_EverythingWrong_NamesEveryFaultAndKeepsNothing()
    {
        await using var register = await TestRegister.OpenAsync();
        var json = TestRegister.Json("""{"scope":"kr-hospital","from":"2026-03-01","to":"2026-02-01","language":"fr"}""");

        var refusal = TestRegister.Refused(await register.Keep.RunAsync(Caller.Admin, json, null, default));

        Assert.Equal(["/to", "/language", "/scope"], Assert.IsType<Collab.Core.Results.Refusal.Invalid>(refusal).Faults.Select(f => f.Pointer));
        Assert.Equal(0, await CountAsync(register));
    }

    [Fact]
    public async Task Keep_InEveryLanguage_DrawsAPageWithTheFigures()
    {
        await using var register = await TestRegister.OpenAsync();
        var id = await register.AddCollaborationAsync();
        await register.SubmitAsync(id, TestRegister.ActivityJson());

        foreach (var language in LanguageTag.Spoken)
        {
            var kept = TestRegister.Done(await register.Keep.RunAsync(Caller.Admin, TestRegister.Home, March, language, stands: null, mark: null, default));
            var html = await ReadAsync(register, kept.Id, "html");
            Assert.Contains($"lang=\"{language}\"", html, StringComparison.Ordinal);
            Assert.Contains("<svg", html, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(TestRegister.Home, TestRegister.Home)]
    [InlineData(ReportScope.National, null)]
    public async Task Keep_NewReport_StoresTheEventThatTellsOfIt(string scope, string? institution)
    {
        await using var register = await TestRegister.OpenAsync();

        var kept = TestRegister.Done(await register.Keep.RunAsync(Caller.Admin, scope, March, "mn", stands: null, mark: null, default));
        TestRegister.Done(await register.Keep.RunAsync(Caller.Admin, scope, March, "mn", stands: null, mark: null, default));

        var told = Assert.Single(await KeptReports.EventsAsync(register));
        Assert.Equal((EventTypes.ReportMade, institution, register.Clock.GetUtcNow()), (told.Type, told.Institution, told.At));
        Assert.Equal(
            $$"""{"report":"{{kept.Id}}","scope":"{{scope}}","kind":"month","from":"2026-03-01","to":"2026-03-31","language":"mn","revision":1}""",
            told.Data.GetRawText());
    }

    [Fact]
    public async Task Keep_RecordIsNotStored_StoresNoEvent()
    {
        await using var register = await TestRegister.OpenAsync();
        register.Unclear.LoseCommits = 1;

        await Assert.ThrowsAsync<StoreUnavailableException>(
            () => register.Keep.RunAsync(Caller.Admin, TestRegister.Home, March, "en", stands: null, mark: null, default));
        TestRegister.Refused(await register.Keep.RunAsync(Caller.Admin, TestRegister.Home, March, "fr", stands: null, mark: null, default));

        Assert.Equal(0, await CountAsync(register));
        Assert.Empty(await KeptReports.EventsAsync(register));
    }

    [Fact]
    public async Task Keep_AShapeFails_KeepsNothingAndNamesIt()
    {
        await using var register = await TestRegister.OpenAsync();
        var keep = register.KeepReportOver(register.Store, new JsonReport(), new TestShape("pdf", _ => true), new HtmlReport());

        var fault = await Assert.ThrowsAsync<ReportShapeException>(
            () => keep.RunAsync(Caller.Admin, TestRegister.Home, March, "en", stands: null, mark: null, default));

        Assert.Contains("pdf", fault.Message, StringComparison.Ordinal);
        Assert.Equal(0, await CountAsync(register));
        Assert.Empty(await KeptReports.FilesAsync(register));
        Assert.Empty(await KeptReports.EventsAsync(register));
    }

    [Fact]
    public async Task File_OfAFormatThatCameLater_IsMissedInASentenceUntilTheReportIsMadeAgain()
    {
        await using var register = await TestRegister.OpenAsync();
        IReportShape[] shapes = [new JsonReport(), new HtmlReport(), new TestShape("pdf")];
        var read = new ReadReports(register.Store, register.Blobs, register.Reports, shapes);
        var old = TestRegister.Done(await register.Keep.RunAsync(Caller.Admin, TestRegister.Home, March, "en", stands: null, mark: null, default));

        var refusal = TestRegister.Refused(await read.FileAsync(Caller.Admin, old.Id, "pdf", default));
        Assert.Contains("POST /reports", Assert.IsType<Collab.Core.Results.Refusal.NotFound>(refusal).Detail, StringComparison.Ordinal);
        var unknown = TestRegister.Refused(await read.FileAsync(Caller.Admin, old.Id, "doc", default));
        Assert.Contains("json, html, pdf", Assert.IsType<Collab.Core.Results.Refusal.NotFound>(unknown).Detail, StringComparison.Ordinal);
        Assert.Null(Assert.IsType<Collab.Core.Results.Refusal.NotFound>(TestRegister.Refused(await read.FileAsync(Caller.Admin, Guid.Empty, "doc", default))).Detail);

        var again = TestRegister.Done(
            await register.KeepReportOver(register.Store, shapes).RunAsync(Caller.Admin, TestRegister.Home, March, "en", stands: null, mark: null, default));
        Assert.True(again.Created);
        await using var file = TestRegister.Done(await read.FileAsync(Caller.Admin, again.Id, "pdf", default));
        Assert.EndsWith(".pdf", file.FileName, StringComparison.Ordinal);
    }

    [Fact]
    public void Record_OfBeforeThereWereFormats_HasJsonAndHtml()
    {
        var record = JsonSerializer.Deserialize(
            """
            {"id":"01a202c1-1eac-70d3-bd41-f16c557914cc","scope":"national","kind":"year","period":{"from":"2025-01-01","to":"2025-12-31"},
             "language":"mn","revision":1,"digest":"75c264e5264c1d31467ee73f9f8e4fe7","createdAt":"2026-11-22T10:15:40.461Z"}
            """,
            Json.RegisterJson.Readable.ReportRecord)!;

        Assert.Equal([true, true, false], new[] { "json", "html", "pdf" }.Select(record.IsDrawnAs));
    }

    private static async Task<int> CountAsync(TestRegister register)
    {
        var page = await register.Store.ReadRangeAsync(TableNames.Reports, ReportRegister.Partition, ReportRegister.All, 1000, null, null, default);
        return page.Rows.Count;
    }

    private static async Task<string> ReadAsync(TestRegister register, Guid id, string format)
    {
        await using var blob = await register.Blobs.OpenReadAsync(ContainerNames.Reports, ReadReports.BlobOf(id, format), default);
        using var reader = new StreamReader(blob!.Content, Encoding.UTF8);
        return await reader.ReadToEndAsync();
    }
}
