using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Collab.Testing.Hosting;

namespace Collab.Faults.Traffic;

/// <summary>Sends requests to whichever app is named and tells what became of them. Never throws for what a fault brings about.</summary>
internal sealed class Door : IDisposable
{
    public const string Json = "application/json";
    public const string MergePatch = "application/merge-patch+json";
    public const string Lines = "application/x-ndjson";

    /// <summary>Longer than the app takes to find out that its storage doesn't answer.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly HttpClient http = new(new SocketsHttpHandler { UseProxy = false, PooledConnectionIdleTimeout = TimeSpan.FromSeconds(20) }) { Timeout = Patience };

    public Task<Reply> GetAsync(AppProcess app, string path) => SendAsync(app, HttpMethod.Get, path, null);

    public async Task<Reply> SendAsync(
        AppProcess app, HttpMethod method, string path, byte[]? body, string type = Json, string? key = null, string? ifMatch = null, TimeSpan? cutOff = null)
    {
        using var request = new HttpRequestMessage(method, new Uri(app.Address, path.StartsWith('/') ? path : $"api/v1/{path}"));
        request.Headers.Authorization = new("Bearer", app.Token);
        if (body is not null)
        {
            request.Content = new ByteArrayContent(body);
            request.Content.Headers.ContentType = new MediaTypeHeaderValue(type);
        }
        else if (method != HttpMethod.Get)
        {
            // What has no body at all HttpClient sends again by itself when its connection breaks: a deletion would then be done and told as never sent.
            request.Content = new ByteArrayContent([]);
        }

        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        if (ifMatch is not null)
        {
            request.Headers.TryAddWithoutValidation(ifMatch == "*new" ? "If-None-Match" : "If-Match", ifMatch == "*new" ? "*" : ifMatch);
        }

        using var impatience = new CancellationTokenSource(cutOff ?? Patience);
        try
        {
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, impatience.Token);
            var bytes = await ReadAsync(response, impatience.Token);
            var status = (int)response.StatusCode;
            return new(FateOf(status, bytes.Body, bytes.IsWhole || type == Lines), status, bytes.Body, response.Headers.ETag?.ToString(), response.Headers.Contains("Idempotent-Replayed"), bytes.IsWhole);
        }
        catch (HttpRequestException refused) when (refused.HttpRequestError == HttpRequestError.ConnectionError)
        {
            return Reply.NotSent;
        }
        catch (Exception broken) when (broken is HttpRequestException or IOException or OperationCanceledException)
        {
            return Reply.Nothing;
        }
    }

    /// <summary>All items of a list, page after page.</summary>
    /// <exception cref="InvalidDataException">A page was refused.</exception>
    public async Task<List<JsonObject>> WalkAsync(AppProcess app, string path)
    {
        var items = new List<JsonObject>();
        for (var next = path; next is not null;)
        {
            var page = await GetAsync(app, next);
            if (page.Fate != Fate.Done)
            {
                throw new InvalidDataException($"GET {next}: {page.Status} {page.Text}");
            }

            items.AddRange(page.Json["items"]!.AsArray().Select(i => i!.AsObject()));
            next = page.Json["next"]?.GetValue<string>() is { } cursor
                ? $"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}cursor={Uri.EscapeDataString(cursor)}"
                : null;
        }

        return items;
    }

    public void Dispose() => http.Dispose();

    /// <summary>The body as far as it came.</summary>
    private static async Task<(byte[] Body, bool IsWhole)> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        using var body = new MemoryStream();
        try
        {
            await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
            await stream.CopyToAsync(body, cancellationToken);
            return (body.ToArray(), true);
        }
        catch (Exception broken) when (broken is HttpRequestException or IOException or OperationCanceledException)
        {
            return (body.ToArray(), false);
        }
    }

    private static Fate FateOf(int status, byte[] body, bool isWhole) => status switch
    {
        >= 200 and < 300 when isWhole => Fate.Done,
        409 when body.AsSpan().IndexOf("idempotency-key-in-use"u8) >= 0 => Fate.Unknown,
        >= 400 and < 500 when status is not (408 or 429) => Fate.Refused,
        _ => Fate.Unknown,
    };
}
