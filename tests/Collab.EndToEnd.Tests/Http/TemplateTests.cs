using System.IO.Compression;
using System.Net;
using System.Text;
using Collab.EndToEnd.Tests.Hosting;

namespace Collab.EndToEnd.Tests.Http;

/// <summary>Empty tables to fill in, open to all.</summary>
[Collection(OnEmbeddedApp.Name)]
public sealed class TemplateTests(EmbeddedApp running)
{
    [Theory]
    [InlineData("activities")]
    [InlineData("outcomes")]
    [InlineData("funding")]
    [InlineData("challenges")]
    [InlineData("collaborations")]
    public async Task Get_AnyKindWithoutToken_IsATableAndAWorkbook(string kind)
    {
        using var http = running.App.Client();
        var api = new ApiClient(http);
        var csv = (await api.GetAsync($"templates/{kind}.csv")).Want(HttpStatusCode.OK);
        Assert.Equal("text/csv; charset=utf-8", csv.Header("Content-Type"));
        Assert.Equal($"attachment; filename=collab-{kind}.csv", csv.Header("Content-Disposition"));
        Assert.Equal([0xEF, 0xBB, 0xBF], csv.Bytes[..3]);
        Assert.Contains(kind == "collaborations" ? "instrument," : "collaboration,", Encoding.UTF8.GetString(csv.Bytes), StringComparison.Ordinal);

        var xlsx = (await api.GetAsync($"templates/{kind}.xlsx")).Want(HttpStatusCode.OK);
        Assert.Equal("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", xlsx.Header("Content-Type"));
        using var zip = new ZipArchive(new MemoryStream(xlsx.Bytes));
        Assert.Contains(zip.Entries, e => e.FullName == "xl/workbook.xml");
    }

    [Fact]
    public async Task Get_AgreementWithoutToken_IsAFormInPdf()
    {
        using var http = running.App.Client();
        var api = new ApiClient(http);
        var form = (await api.GetAsync("templates/agreement.pdf")).Want(HttpStatusCode.OK);
        Assert.Equal("application/pdf", form.Header("Content-Type"));
        Assert.Equal("attachment; filename=collab-agreement.pdf", form.Header("Content-Disposition"));
        Assert.Equal("%PDF-"u8, form.Bytes.AsSpan(0, 5));
        (await api.GetAsync("templates/agreement.pdf", ("If-None-Match", form.Header("ETag")!))).Want(HttpStatusCode.NotModified);
    }

    [Fact]
    public async Task Get_AnotherLanguage_HasOtherHintsAndTag()
    {
        using var http = running.App.Client();
        var api = new ApiClient(http);
        var plain = (await api.GetAsync("templates/funding.xlsx")).Want(HttpStatusCode.OK);
        var english = (await api.GetAsync("templates/funding.xlsx?language=en")).Want(HttpStatusCode.OK);
        var mongolian = (await api.GetAsync("templates/funding.xlsx?language=mn")).Want(HttpStatusCode.OK);
        Assert.Equal(plain.Bytes, english.Bytes);
        Assert.NotEqual(english.Header("ETag"), mongolian.Header("ETag"));
        (await api.GetAsync("templates/funding.xlsx", ("If-None-Match", english.Header("ETag")!))).Want(HttpStatusCode.NotModified);
        (await api.GetAsync("templates/funding.xlsx?language=mn", ("If-None-Match", english.Header("ETag")!))).Want(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("templates/rosters.csv")]
    [InlineData("templates/activities.pdf")]
    [InlineData("templates/agreement.csv")]
    [InlineData("templates/activities")]
    [InlineData("templates/Activities.csv")]
    [InlineData("templates")]
    public async Task Get_UnknownKindOrFormat_IsNotFound(string path)
    {
        using var http = running.App.Client();
        (await new ApiClient(http).GetAsync(path)).WantProblem(HttpStatusCode.NotFound, "not-found");
    }

    [Fact]
    public async Task Get_UnknownLanguage_IsMalformed()
    {
        using var http = running.App.Client();
        var answer = await new ApiClient(http).GetAsync("templates/activities.xlsx?language=fr");
        answer.WantProblem(HttpStatusCode.BadRequest, "malformed");
        Assert.Equal([" language"], answer.Errors());
    }
}
