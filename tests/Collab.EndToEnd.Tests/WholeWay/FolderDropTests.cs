using System.Text;
using Collab.EndToEnd.Tests.Hosting;
using Collab.EndToEnd.Tests.Http;
using Collab.EndToEnd.Tests.Registers;

namespace Collab.EndToEnd.Tests.WholeWay;

/// <summary>Files that come into the uploads folder as a person's copying brings them.</summary>
[Collection(OnEmbeddedApp.Name)]
public sealed class FolderDropTests(EmbeddedApp running)
{
    private readonly ApiClient api = new(running.App.Http);

    [Fact]
    public async Task Drop_CopiedSlowly_IsReadOnceItIsWhole()
    {
        var register = await SentRegister.MakeAsync(api, collaborations: 2);
        register.Rows.AddRange(SentRows.Make(new Random(31), register.Codes, 400, "slow"));
        await Uploads.PutInPiecesAsync(running.App, $"{register.Home}/slow.csv", SentRows.Csv(register.Rows), pieces: 4, TimeSpan.FromMilliseconds(1200));
        var document = await Waiting.ForDocumentAsync(api, register.Home, "slow.csv");
        Assert.Equal("accepted", document["status"]!.GetValue<string>());
        Assert.Equal(400, document["accepted"]!.GetValue<int>());
        await register.CheckAsync(api);
    }

    [Fact]
    public async Task Drop_ThatGrowsAfterItWasRead_DoublesNothing()
    {
        var register = await SentRegister.MakeAsync(api, collaborations: 2);
        var rows = SentRows.Make(new Random(32), register.Codes, 200, "grown");
        await Uploads.PutAsync(running.App, $"{register.Home}/grown.csv", SentRows.Csv(rows[..120]));
        await Waiting.ForDocumentAsync(api, register.Home, "grown.csv");
        await Uploads.PutAsync(running.App, $"{register.Home}/grown.csv", SentRows.Csv(rows));
        await Waiting.ForAsync(
            "the second reading",
            async () => (await api.WalkAsync($"documents?institution={register.Home}")).Count(d => Waiting.IsFinal(d)) == 2);
        register.Rows.AddRange(rows);
        await register.CheckAsync(api);
    }

    [Fact]
    public async Task Drop_IntoAFolderOfNobody_IsRejectedAndNoneOfItTaken()
    {
        var name = $"{Samples.Slug("stray")}.csv";
        await Uploads.PutAsync(running.App, $"Nobody here/{name}", Encoding.UTF8.GetBytes("a,b\r\n1,2\r\n"));
        var document = await Waiting.ForAsync(
            "the stray file's fate",
            async () => (await api.WalkAsync("documents?limit=500")).SingleOrDefault(d => d["fileName"]!.GetValue<string>() == name && Waiting.IsFinal(d)));
        Assert.Equal("rejected", document["status"]!.GetValue<string>());
        Assert.Contains("institution", document["reasons"]!.ToJsonString(), StringComparison.Ordinal);
    }
}
