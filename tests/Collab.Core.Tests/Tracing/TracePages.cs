using System.Text;
using System.Text.Json.Nodes;
using Collab.Core.Access;
using Collab.Core.Reports;
using Collab.Core.Standards;
using Collab.Core.Store;
using Collab.Core.Tests.Support;
using Collab.Core.Tracing;

namespace Collab.Core.Tests.Tracing;

/// <summary>A figure's records, all pages of them, and the last page's other members.</summary>
internal sealed record TracePages(IReadOnlyList<JsonObject> Items, JsonObject Last)
{
    public JsonNode? Value => Last["value"];

    public bool Differs => Last["differs"]!.GetValue<bool>();

    public string? Note => Last["note"]?.GetValue<string>();

    public IEnumerable<Guid> Ids => Items.Select(i => i["id"]!.GetValue<Guid>());

    public static async Task<TracePages> WalkAsync(TraceReport trace, Guid report, string figure, int limit = 50)
    {
        var items = new List<JsonObject>();
        string? after = null;
        while (true)
        {
            var page = TestRegister.Done(await trace.RunAsync(Caller.Admin, report, figure, limit, after, default));
            Assert.True(page.Page.Items.Count <= limit);
            items.AddRange(page.Page.Items.Select(i => JsonNode.Parse(i)!.AsObject()));
            var members = JsonNode.Parse($"{{{Encoding.UTF8.GetString(page.Members)}}}")!.AsObject();
            Assert.Equal(figure, members["figure"]!.GetValue<string>());
            if (page.Page.Next is null)
            {
                return new(items, members);
            }

            Assert.False(members.ContainsKey("differs"));
            Assert.InRange(page.Page.Next.Length, 1, 124);
            after = page.Page.Next;
        }
    }

    /// <summary>Makes and keeps a report; its id and its JSON.</summary>
    public static async Task<(Guid Id, JsonObject Json)> KeepAsync(TestRegister register, string scope, Period period)
    {
        var kept = TestRegister.Done(await register.Keep.RunAsync(Caller.Admin, scope, period, "en", stands: null, mark: null, default));
        await using var blob = await register.Blobs.OpenReadAsync(ContainerNames.Reports, ReadReports.BlobOf(kept.Id, "json"), default);
        return (kept.Id, (await JsonNode.ParseAsync(blob!.Content))!.AsObject());
    }
}
