using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Collab.EndToEnd.Tests.Http;

namespace Collab.EndToEnd.Tests.OpenApi;

/// <summary>The document, held against the running app: what it shows as a request is taken, and a query takes what it says.</summary>
public sealed partial class SentExampleTests
{
    private const string Collaborations = "/api/v1/collaborations";
    private const string Uploads = "/api/v1/uploads";

    [Fact]
    public async Task Bodies_OfEveryOperation_AreTaken()
    {
        await using var app = await AppProcess.StartAsync();
        var api = new ApiClient(app.Http);
        var operations = Operation.AllOf((await api.GetAsync("/api/openapi.json")).Want(HttpStatusCode.OK).Body).ToArray();
        await SeedAsync(api, operations);
        var sent = 0;
        foreach (var operation in operations)
        {
            // An import wants an empty register.
            await using var empty = operation.Path.EndsWith("/import", StringComparison.Ordinal) ? await AppProcess.StartAsync() : null;
            foreach (var (mediaType, content) in operation.Body)
            {
                foreach (var (name, example) in content!["examples"]!.AsObject())
                {
                    var answer = await SendAsync(empty is null ? api : new(empty.Http), operations, operation, mediaType, example!["value"]!);
                    var status = (int)answer.Status;
                    Assert.True(
                        status is >= 200 and < 300 && operation.Responses.Any(r => r.Status == status),
                        $"{operation} answers its example '{name}' with {status}: {Encoding.UTF8.GetString(answer.Bytes)}");
                    sent++;
                }
            }
        }

        Assert.True(sent >= 8, $"Only {sent} examples were sent.");
    }

    [Fact]
    public async Task Queries_OfEveryOperation_TakeWhatIsDescribed()
    {
        await using var app = await AppProcess.StartAsync();
        var api = new ApiClient(app.Http);
        var operations = Operation.AllOf((await api.GetAsync("/api/openapi.json")).Want(HttpStatusCode.OK).Body).Where(o => o.Method == "GET").ToArray();
        Assert.NotEmpty(operations);
        foreach (var operation in operations)
        {
            var path = Placeholder().Replace(operation.Path, name => operation.Parameters.Single(p => p["name"]!.GetValue<string>() == name.Value[1..^1])["example"]!.GetValue<string>());
            var problem = (await api.GetAsync($"{path}?colour=red")).WantProblem(HttpStatusCode.BadRequest, "malformed");
            var detail = problem["errors"]!.AsArray().Select(e => e!["detail"]!.GetValue<string>()).Single(d => d.Contains("'colour'", StringComparison.Ordinal));
            var taken = detail.Split("; there are: ") is [_, var names] ? names.TrimEnd('.').Split(", ") : [];
            Assert.True(
                taken.Order(StringComparer.Ordinal).SequenceEqual(operation.NamesIn("query").Order(StringComparer.Ordinal)),
                $"{operation} takes {string.Join(", ", taken)}; described are {string.Join(", ", operation.NamesIn("query"))}: say .Takes(p => …) in its description.");
        }
    }

    /// <summary>What examples refer to: their institutions, and the first collaboration with the code that it has there.</summary>
    private static async Task SeedAsync(ApiClient api, Operation[] operations)
    {
        (await api.PutAsync("institutions/mn-national-medical-university", Samples.Home(), ("If-None-Match", "*"))).Want(HttpStatusCode.Created);
        (await api.PutAsync("institutions/jp-northern-medical-university", Samples.Partner(), ("If-None-Match", "*"))).Want(HttpStatusCode.Created);
        (await api.PostAsync(Collaborations, ExampleOf(operations, Collaborations).ToJsonString())).Want(HttpStatusCode.Created);
    }

    private static async Task<Answer> SendAsync(ApiClient api, Operation[] operations, Operation operation, string mediaType, JsonNode body)
    {
        var isDecision = operation.Path.EndsWith("/decision", StringComparison.Ordinal);
        var path = isDecision ? await ProposeAsync(api) : mediaType == "application/octet-stream" ? await AnnounceAsync(api, operations, operation) : await PathAsync(api, operations, operation);
        using var content = new StringContent(body is JsonObject ? Fresh(body).ToJsonString() : body.GetValue<string>(), Encoding.UTF8);
        content.Headers.ContentType = new MediaTypeHeaderValue(mediaType);
        var headers = operation.NamesIn("header").ToArray();
        return await api.SendAsync(new(operation.Method), path, content, headers switch
        {
            _ when isDecision => [],
            _ when headers.Contains("If-None-Match") => [("If-None-Match", "*")],
            _ when headers.Contains("If-Match") => [("If-Match", (await api.GetAsync(path)).Want(HttpStatusCode.OK).ETag)],
            _ => [],
        });
    }

    /// <summary>The operation's path; a record that it names is made anew, by the POST of the list before it.</summary>
    private static async Task<string> PathAsync(ApiClient api, Operation[] operations, Operation operation)
    {
        var (template, path) = (string.Empty, string.Empty);
        foreach (var part in operation.Path.Split('/').Skip(1))
        {
            var isName = part.StartsWith('{');
            path += "/" + (!isName ? part : operations.Any(o => o.Method == "POST" && o.Path == template) ? await MakeAsync(api, path, ExampleOf(operations, template)) : Samples.Slug("sent"));
            template += "/" + part;
        }

        return path;
    }

    /// <summary>Where an announced document takes its content: with a token, or at the address that was given.</summary>
    private static async Task<string> AnnounceAsync(ApiClient api, Operation[] operations, Operation operation)
    {
        var announced = (await api.PostAsync(Uploads, ExampleOf(operations, Uploads).ToJsonString())).Want(HttpStatusCode.Created);
        return operation.Path.StartsWith(Uploads, StringComparison.Ordinal) ? announced.Body["upload"]!["url"]!.GetValue<string>() : announced.Text("content");
    }

    /// <summary>Where what was read from an agreement is decided on.</summary>
    private static async Task<string> ProposeAsync(ApiClient api) =>
        $"documents/{(await SummaryForm.SendAsync(api, "mn-national-medical-university", "jp-northern-medical-university"))["id"]}/decision";

    private static async Task<string> MakeAsync(ApiClient api, string path, JsonNode body)
    {
        var answer = await api.PostAsync(path, Fresh(body).ToJsonString());
        Assert.True(answer.Status is HttpStatusCode.Created or HttpStatusCode.OK, Encoding.UTF8.GetString(answer.Bytes));
        return answer.Text("id");
    }

    private static JsonNode ExampleOf(Operation[] operations, string path) =>
        operations.Single(o => o.Method == "POST" && o.Path == path).Body.Single().Value!["examples"]!.AsObject().First().Value!["value"]!;

    /// <summary>The same with another code, as a code is taken once.</summary>
    private static JsonNode Fresh(JsonNode body)
    {
        var fresh = body.DeepClone();
        if (fresh["code"] is not null)
        {
            fresh["code"] = Samples.Slug("code");
        }

        return fresh;
    }

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Placeholder();
}
