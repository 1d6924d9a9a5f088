using System.Security.Cryptography;
using System.Text;
using Collab.Core.Access;
using Collab.Core.History;
using Collab.Core.Tests.Support;

namespace Collab.Core.Tests.History;

public sealed class HistoryChainTests
{
    [Fact]
    public async Task History_OfSeveralWrites_ChainsByHashAndNamesWhatChanged()
    {
        await using var register = await TestRegister.OpenAsync();
        var id = await register.AddCollaborationAsync();
        await register.SubmitAsync(id, TestRegister.ActivityJson(reference: "R"));
        await register.SubmitAsync(id, TestRegister.ActivityJson(reference: "R", students: 9));
        await register.Move.RunAsync(
            Caller.Admin, id, TestRegister.Json("""{"to":"terminated","on":"2026-11-01","reason":"Ended"}"""), null, TestRegister.Origin, default);

        var page = TestRegister.Done(await register.History.RunAsync(Caller.Admin, id, 50, null, default));

        Assert.Equal(4, page.Items.Count);
        var previous = HistoryEntry.Origin;
        var version = 0;
        foreach (var body in page.Items)
        {
            var text = Encoding.UTF8.GetString(body);
            var entry = TestRegister.Json(text);
            Assert.Equal(++version, entry.GetProperty("version").GetInt32());
            Assert.Equal(previous, entry.GetProperty("previous").GetString());
            var content = text[..text.LastIndexOf(",\"hash\":", StringComparison.Ordinal)] + "}";
            previous = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)));
            Assert.Equal(previous, entry.GetProperty("hash").GetString());
        }

        var update = TestRegister.Json(Encoding.UTF8.GetString(page.Items[2])).GetProperty("changes")[0];
        Assert.Equal("updated", update.GetProperty("action").GetString());
        Assert.Equal(3, update.GetProperty("fields").GetProperty("participants").GetProperty("before").GetProperty("students").GetInt32());
        Assert.Equal(9, update.GetProperty("fields").GetProperty("participants").GetProperty("after").GetProperty("students").GetInt32());
        Assert.Equal(previous, (await register.Reader.HeadAsync(TestRegister.Home, id, default))!.Hash);
    }
}
