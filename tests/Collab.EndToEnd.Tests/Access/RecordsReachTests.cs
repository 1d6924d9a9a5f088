using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Collab.EndToEnd.Tests.Hosting;
using Collab.EndToEnd.Tests.Http;

namespace Collab.EndToEnd.Tests.Access;

/// <summary>Who may put what through <c>POST /records</c>: each line meets the same reach as a request of its own.</summary>
[Collection(OnEmbeddedApp.Name)]
public sealed class RecordsReachTests(EmbeddedApp running)
{
    private static readonly string[] Lists = ["activities", "outcomes", "funding", "challenges"];

    [Theory]
    [InlineData("partner", 201, 422)]
    [InlineData("other-partner", 422, 201)]
    [InlineData("officer", 201, 422)]
    [InlineData("other-officer", 422, 201)]
    [InlineData("commission", 422, 422)]
    [InlineData("admin", 201, 201)]
    public async Task Lines_OfEveryType_LandOnlyWithinReach(string actor, int ours, int theirs)
    {
        using var cast = await Cast.MakeAsync(running.App);
        var lines = Lists.SelectMany(list => new[] { LineOf(cast.Ours, list), LineOf(cast.Theirs, list) });

        var answer = (await SendAsync(cast.As(actor), lines)).Want(HttpStatusCode.OK);

        var statuses = Encoding.UTF8.GetString(answer.Bytes).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonNode.Parse(l)!["status"]!.GetValue<int>());
        Assert.Equal(Lists.SelectMany(_ => new[] { ours, theirs }), statuses);
        foreach (var list in Lists)
        {
            Assert.Equal(ours == 201 ? 1 : 0, (await cast.Admin.WalkAsync($"{cast.Ours}/{list}")).Count);
            Assert.Equal(theirs == 201 ? 1 : 0, (await cast.Admin.WalkAsync($"{cast.Theirs}/{list}")).Count);
        }
    }

    [Fact]
    public async Task Lines_OfNobody_AreNotRead()
    {
        using var cast = await Cast.MakeAsync(running.App);
        (await SendAsync(cast.As("nobody"), [LineOf(cast.Ours, "outcomes")])).WantProblem(HttpStatusCode.Unauthorized, "unauthorized");
        Assert.Empty(await cast.Admin.WalkAsync($"{cast.Ours}/outcomes"));
    }

    private static string LineOf(string path, string list) => JsonSerializer.Serialize(new
    {
        type = list switch { "activities" => "activity", "outcomes" => "outcome", "challenges" => "challenge", _ => list },
        collaboration = path.Split('/')[^1],
        record = Samples.Item(list).Where(f => f.Value is not null).ToDictionary(f => f.Key, f => f.Value, StringComparer.Ordinal),
    });

    private static async Task<Answer> SendAsync(ApiClient api, IEnumerable<string> lines)
    {
        using var content = new StringContent(string.Join('\n', lines), Encoding.UTF8);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/x-ndjson");
        return await api.SendAsync(HttpMethod.Post, "records", content);
    }
}
