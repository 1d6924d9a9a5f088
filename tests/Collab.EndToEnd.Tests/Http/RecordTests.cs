using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Collab.EndToEnd.Tests.Hosting;

namespace Collab.EndToEnd.Tests.Http;

/// <summary><c>POST /records</c>.</summary>
[Collection(OnEmbeddedApp.Name)]
public sealed class RecordTests(EmbeddedApp running)
{
    private readonly ApiClient api = new(running.App.Http);

    [Theory]
    [InlineData("application/x-ndjson")]
    [InlineData("application/ndjson; charset=UTF-8")]
    [InlineData("application/jsonl")]
    public async Task Post_AnyMix_AnswersEachLine(string type)
    {
        var path = await api.CollaborationAsync();
        var id = path["collaborations/".Length..];
        var body = string.Join(
            "\r\n",
            Line("activity", id, Samples.Activity("Ө-1")),
            Line("outcome", id, new { kind = "publication", impact = "research-innovation", achievedOn = "2026-03-10", quantity = 1, title = new { ne = "लेख" } }),
            "",
            Line("funding", id, new { type = "incoming", amount = "12.5", currency = "USD", valueDate = "2026-03-11" }),
            Line("challenge", id, new { kind = "staffing", area = "mobility", severity = 3, status = "open", openedOn = "2026-03-12", description = "Ажилтан" }),
            Line("activity", "nowhere", Samples.Activity()),
            "{");

        var first = await PostAsync(body, type);

        Assert.Equal("application/x-ndjson", first.Header("Content-Type"));
        var answers = Answers(first);
        Assert.Equal(["1 201", "2 201", "4 201", "5 201", "6 422 /collaboration unknown-collaboration", "7 400  json"], answers.Select(Told));
        Assert.All(answers.Take(4), a => Assert.Null(a["changed"]));
        foreach (var (answer, list) in answers.Zip(["activities", "outcomes", "funding", "challenges"]))
        {
            (await api.GetAsync($"{path}/{list}/{answer["id"]!.GetValue<string>()}")).Want(HttpStatusCode.OK);
        }

        var again = Answers(await PostAsync(body.Replace("\"students\":12", "\"students\":13", StringComparison.Ordinal), type, ("Idempotency-Key", "any")));
        Assert.Equal(["1 200 changed", "2 200", "4 200", "5 200"], again.Take(4).Select(Told));
        Assert.Equal(answers.Take(4).Select(a => a["id"]!.GetValue<string>()), again.Take(4).Select(a => a["id"]!.GetValue<string>()));
    }

    [Fact]
    public async Task Post_Nothing_AnswersNothing()
    {
        Assert.Empty((await PostAsync("", "application/x-ndjson")).Bytes);
        Assert.Empty((await PostAsync("\n\n \n", "application/x-ndjson")).Bytes);
    }

    [Fact]
    public async Task Post_WrongRequest_IsAProblem()
    {
        using var anonymous = running.App.Client();
        (await new ApiClient(anonymous).SendAsync(HttpMethod.Post, "records", Content("", "application/x-ndjson"))).WantProblem(HttpStatusCode.Unauthorized, "unauthorized");
        (await api.SendAsync(HttpMethod.Post, "records", Content("{}", "application/json"))).WantProblem(HttpStatusCode.UnsupportedMediaType, "unsupported-media-type");
        (await api.SendAsync(HttpMethod.Post, "records", Content("{}", "application/x-ndjson; charset=utf-16"))).WantProblem(HttpStatusCode.UnsupportedMediaType, "unsupported-media-type");
        (await api.SendAsync(HttpMethod.Post, "records?dry=true", Content("{}", "application/x-ndjson"))).WantProblem(HttpStatusCode.BadRequest, "malformed");
        Assert.Equal("POST", (await api.GetAsync("records")).Want(HttpStatusCode.MethodNotAllowed).Header("Allow"));
    }

    [Fact]
    public async Task Post_LineOverAMegabyte_IsThatLinesError()
    {
        var path = await api.CollaborationAsync();
        var id = path["collaborations/".Length..];
        var huge = Samples.Activity();
        huge["title"] = new { en = new string('x', 1024 * 1024) };

        var answers = Answers(await PostAsync($"{Line("activity", id, Samples.Activity("1"))}\n{Line("activity", id, huge)}\n{Line("activity", id, Samples.Activity("3"))}", "application/x-ndjson"));

        Assert.Equal(["1 201", "2 413  too-large", "3 201"], answers.Select(Told));
        Assert.Equal(2, (await api.WalkAsync($"{path}/activities")).Count);
    }

    [Fact]
    public async Task Post_ClientThatWaitsForAnswers_GetsThemBeforeItSendsOn()
    {
        var path = await api.CollaborationAsync();
        var id = path["collaborations/".Length..];
        using var connection = await NdjsonConnection.OpenAsync(running.App);
        for (var i = 1; i <= 5; i++)
        {
            // Each answer is waited for before the next line is sent.
            var mark = i.ToString(CultureInfo.InvariantCulture);
            await connection.SendAsync(Line("activity", id, Samples.Activity(mark)));
            Assert.Equal($"{mark} 201", Told((await connection.ReadAsync())!));
            Assert.Equal(i, (await api.WalkAsync($"{path}/activities")).Count);
        }

        await connection.EndAsync();
        Assert.Empty(await connection.ReadAllAsync());
    }

    [Fact]
    public async Task Post_ClientThatReadsNothingUntilAllIsSent_GetsEveryAnswer()
    {
        const int Count = 100_000;
        var path = await api.CollaborationAsync();
        var id = path["collaborations/".Length..];
        using var connection = await NdjsonConnection.OpenAsync(running.App);
        await connection.SendAsync(Enumerable.Range(1, Count).Select(i => Line("activity", id, Samples.Activity(i.ToString(CultureInfo.InvariantCulture)))));
        await connection.EndAsync();

        var answers = await connection.ReadAllAsync();

        Assert.Equal(Enumerable.Range(1, Count), answers.Select(a => a["line"]!.GetValue<int>()));
        Assert.All(answers, a => Assert.Equal(201, a["status"]!.GetValue<int>()));
    }

    [Fact]
    public async Task Post_OverTheUploadLimitMidway_KeepsWhatCameAndSaysSo()
    {
        await using var app = await AppProcess.StartAsync(new Dictionary<string, string> { ["Collab__Limits__UploadBytes"] = "4194304" });
        var small = new ApiClient(app.Http);
        var path = await small.CollaborationAsync();
        var lines = Enumerable.Range(0, 24_000).Select(i => Line("activity", path["collaborations/".Length..], Samples.Activity(i.ToString(CultureInfo.InvariantCulture)))).ToArray();
        using var connection = await NdjsonConnection.OpenAsync(app);
        var sending = SendAllAsync();

        var answers = await connection.ReadAllAsync();

        await sending;
        Assert.Equal($"{answers.Count.ToString(CultureInfo.InvariantCulture)} 413  broken-off", Told(answers[^1]));
        Assert.All(answers.SkipLast(1), a => Assert.Equal(201, a["status"]!.GetValue<int>()));

        // Every line that came whole within the limit, and the one that says where the reading ended.
        var end = 0;
        Assert.Equal(lines.TakeWhile(line => (end += Encoding.UTF8.GetByteCount(line) + 1) <= 4_194_304).Count() + 1, answers.Count);
        Assert.Equal(answers.Count - 1, (await small.WalkAsync($"{path}/activities?limit=500")).Count);
        using var announced = Content(string.Join('\n', lines), "application/x-ndjson");
        (await small.SendAsync(HttpMethod.Post, "records", announced, ("Expect", "100-continue"))).WantProblem(HttpStatusCode.RequestEntityTooLarge, "too-large");

        async Task SendAllAsync()
        {
            try
            {
                await connection.SendAsync(lines);
                await connection.EndAsync();
            }
            catch (IOException)
            {
                // The app may close once it has answered; nothing more is wanted from this sender.
            }
        }
    }

    internal static string Line(string type, string collaboration, object record) =>
        $"{{\"type\":\"{type}\",\"collaboration\":\"{collaboration}\",\"record\":{ApiClient.Text(record)}}}";

    /// <summary>An answer in short: line, status, and what else it says.</summary>
    internal static string Told(JsonNode answer)
    {
        var errors = (answer["errors"]?.AsArray() ?? []).Select(e => $" {e!["pointer"]} {e["code"]}");
        return $"{answer["line"]} {answer["status"]}{(answer["changed"] is null ? "" : " changed")}{string.Concat(errors)}";
    }

    private static List<JsonNode> Answers(Answer answer) =>
        [.. Encoding.UTF8.GetString(answer.Bytes).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!)];

    private static ByteArrayContent Content(string body, string type)
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        return content;
    }

    private async Task<Answer> PostAsync(string body, string type, params (string Name, string Value)[] headers)
    {
        using var content = Content(body, type);
        return (await api.SendAsync(HttpMethod.Post, "records", content, headers)).Want(HttpStatusCode.OK);
    }
}
