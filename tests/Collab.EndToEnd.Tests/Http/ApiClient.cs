using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Collab.EndToEnd.Tests.Http;

/// <summary>Sends what a test wants to send, well-formed or not, and keeps the whole answer.</summary>
internal sealed class ApiClient(HttpClient http)
{
    private static readonly JsonSerializerOptions Json = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public Task<Answer> GetAsync(string path, params (string Name, string Value)[] headers) => SendAsync(HttpMethod.Get, path, null, headers);

    public Task<Answer> PostAsync(string path, object body, params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Post, path, Content(body), headers);

    public Task<Answer> PutAsync(string path, object body, params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Put, path, Content(body), headers);

    public Task<Answer> PatchAsync(string path, object body, params (string Name, string Value)[] headers)
    {
        var content = Content(body);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/merge-patch+json");
        return SendAsync(HttpMethod.Patch, path, content, headers);
    }

    public Task<Answer> DeleteAsync(string path, params (string Name, string Value)[] headers) => SendAsync(HttpMethod.Delete, path, null, headers);

    public async Task<Answer> SendAsync(HttpMethod method, string path, HttpContent? content, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, Address(path)) { Content = content };
        foreach (var (name, value) in headers)
        {
            Assert.True(request.Headers.TryAddWithoutValidation(name, value));
        }

        using var response = await http.SendAsync(request);
        return new(response.StatusCode, await response.Content.ReadAsByteArrayAsync(), Headers(response));
    }

    /// <summary>A home institution of the test's own, and a partner.</summary>
    public async Task<(string Home, string Partner)> InstitutionsAsync()
    {
        var (home, partner) = (Samples.Slug("home"), Samples.Slug("partner"));
        (await PutAsync($"institutions/{home}", Samples.Home(), ("If-None-Match", "*"))).Want(HttpStatusCode.Created);
        (await PutAsync($"institutions/{partner}", Samples.Partner(), ("If-None-Match", "*"))).Want(HttpStatusCode.Created);
        return (home, partner);
    }

    /// <summary>A collaboration of a home institution of its own; its path.</summary>
    public async Task<string> CollaborationAsync()
    {
        var (home, partner) = await InstitutionsAsync();
        var made = await PostAsync("collaborations", Samples.Collaboration(home, partner));
        return $"collaborations/{made.Want(HttpStatusCode.Created).Text("id")}";
    }

    /// <summary>All items of a list, page after page.</summary>
    public async Task<List<JsonNode>> WalkAsync(string path)
    {
        var items = new List<JsonNode>();
        for (var next = path; next is not null;)
        {
            var page = (await GetAsync(next)).Want(HttpStatusCode.OK);
            items.AddRange(page.Body["items"]!.AsArray().Select(i => i!));
            next = page.Body["next"] is null ? null : Link(page);
        }

        return items;
    }

    /// <summary>A body as JSON on one line, without what is null.</summary>
    public static string Text(object body) => JsonSerializer.Serialize(body, Json);

    public static StringContent Content(object body)
    {
        var content = new StringContent(body as string ?? Text(body), Encoding.UTF8);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return content;
    }

    private static string Link(Answer page)
    {
        var link = page.Header("Link")!;
        Assert.EndsWith(">; rel=\"next\"", link, StringComparison.Ordinal);
        return link[1..link.IndexOf('>', StringComparison.Ordinal)];
    }

    private static string Address(string path) => path.StartsWith('/') ? path : $"/api/v1/{path}";

    private static Dictionary<string, string> Headers(HttpResponseMessage response) => response.Headers.Concat(response.Content.Headers)
        .ToDictionary(h => h.Key, h => string.Join(", ", h.Value), StringComparer.OrdinalIgnoreCase);
}
