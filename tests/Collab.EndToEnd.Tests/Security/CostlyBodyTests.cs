using System.Net;
using System.Text;
using Collab.EndToEnd.Tests.Hosting;
using Collab.EndToEnd.Tests.Http;

namespace Collab.EndToEnd.Tests.Security;

/// <summary>Bodies that cost much to read if they are read as they stand: they are refused, and the app is well.</summary>
[Collection(OnEmbeddedApp.Name)]
public sealed class CostlyBodyTests(EmbeddedApp running)
{
    private const int MostOfAnIdentifier = 100;

    private static readonly (string What, string Body)[] Bodies =
    [
        ("a number without end", "{\"size\":1e999999999}"),
        ("a hundred thousand digits", $"{{\"size\":{new string('9', 100_000)}}}"),
        ("a hundred thousand decimals", $"{{\"size\":0.{new string('1', 100_000)}}}"),
        ("zeros in front", $"{{\"size\":-{new string('0', 10_000)}1}}"),
        ("lists in lists", $"{{\"a\":{new string('[', 100_000)}{new string(']', 100_000)}}}"),
        ("objects in objects", $"{string.Concat(Enumerable.Repeat("{\"a\":", 50_000))}1{new string('}', 50_000)}"),
        ("very many members", $"{{{string.Join(',', Enumerable.Range(0, 40_000).Select(i => $"\"k{i}\":{i}"))}}}"),
        ("very many languages", $"{{\"title\":{{{string.Join(',', Enumerable.Range(0, 20_000).Select(i => $"\"x-{i}\":\"t\""))}}}}}"),
        ("a long text", $"{{\"fileName\":\"{new string('a', 500_000)}\"}}"),
        ("accents without a letter", $"{{\"fileName\":\"{string.Concat(Enumerable.Repeat("\\u0301", 100_000))}\"}}"),
    ];

    private readonly ApiClient api = new(running.App.Http);

    [Fact]
    public async Task Post_BodyMeantToCostMuch_IsRefusedAndTheAppIsWell()
    {
        foreach (var (what, body) in Bodies)
        {
            foreach (var path in new[] { "collaborations", "uploads", "clients", "subscriptions", "reports" })
            {
                var answer = await api.PostAsync(path, body);
                Assert.True((int)answer.Status is 400 or 413 or 422, $"{what} to {path}: {answer.Status}");
                Assert.Equal("application/problem+json", answer.Header("Content-Type"));
            }
        }

        (await api.GetAsync("/api/health/ready")).Want(HttpStatusCode.OK);
    }

    /// <summary>Texts that make a backtracking expression try every way to fail: as long as the field takes, because a longer one never gets to the expression.</summary>
    [Theory]
    [InlineData("schac", "", "a.", "!")]
    [InlineData("schac", "", "a-", "!")]
    [InlineData("schac", "", "a", "!")]
    [InlineData("iati", "AB-", "a", "!")]
    [InlineData("iati", "AB-", "a-", "!")]
    [InlineData("wdoms", "F", "0", "!")]
    public async Task Put_TextMeantForAnExpression_IsRefusedAtOnce(string member, string begin, string repeated, string end)
    {
        var text = begin + string.Concat(Enumerable.Repeat(repeated, (MostOfAnIdentifier - begin.Length - end.Length) / repeated.Length)) + end;
        var slug = Samples.Slug("regex");
        var body = new Dictionary<string, object> { ["names"] = new { en = "x" }, ["kind"] = "university", ["country"] = "MN", ["identifiers"] = new Dictionary<string, string> { [member] = text } };
        var answer = (await api.PutAsync($"institutions/{slug}", body, ("If-None-Match", "*"))).Want(HttpStatusCode.UnprocessableEntity);
        Assert.Equal([$"/identifiers/{member} {member}"], answer.Errors());
        (await api.GetAsync($"institutions/{slug}")).Want(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Post_LineWithoutEnd_IsAnsweredAndTheRestRead()
    {
        var lines = new string('{', 2 * 1024 * 1024) + "\n{}\n";
        using var content = new StringContent(lines, Encoding.UTF8, "application/x-ndjson");
        var answer = (await api.SendAsync(HttpMethod.Post, "records", content)).Want(HttpStatusCode.OK);
        Assert.Equal(2, Encoding.UTF8.GetString(answer.Bytes).Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }
}
