using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace Collab.EndToEnd.Tests.Http;

/// <summary>An answer of the app: status, bytes and headers.</summary>
internal sealed record Answer(HttpStatusCode Status, byte[] Bytes, IReadOnlyDictionary<string, string> Headers)
{
    public JsonNode Body => JsonNode.Parse(Bytes) ?? throw new InvalidOperationException("The body is null.");

    public string ETag => Header("ETag") ?? throw new InvalidOperationException("There is no ETag.");

    public string? Header(string name) => Headers.GetValueOrDefault(name);

    public string Text(string property) => Body[property]!.GetValue<string>();

    /// <summary>This answer, whose status must be the one wanted.</summary>
    public Answer Want(HttpStatusCode status)
    {
        Assert.True(Status == status, $"Wanted {status}, got {Status}: {Encoding.UTF8.GetString(Bytes)}");
        return this;
    }

    /// <summary>The answer as a problem of RFC 9457, whose status and code must be the ones wanted.</summary>
    public JsonNode WantProblem(HttpStatusCode status, string code)
    {
        Want(status);
        Assert.Equal("application/problem+json", Header("Content-Type"));
        Assert.Equal($"/problems/{code}", Text("type"));
        Assert.Equal((int)status, Body["status"]!.GetValue<int>());
        Assert.NotEmpty(Text("title"));
        Assert.NotEmpty(Text("traceId"));
        Assert.StartsWith("/api", Text("instance"), StringComparison.Ordinal);
        return Body;
    }

    /// <summary>The pointers and codes of a problem's errors.</summary>
    public IReadOnlyList<string> Errors() =>
        [.. Body["errors"]!.AsArray().Select(e => $"{e!["pointer"]!.GetValue<string>()} {e["code"]!.GetValue<string>()}")];
}
