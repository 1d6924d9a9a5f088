using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace Collab.Functions.Demo;

/// <summary>The few requests of the HTTP contract that the demo makes, with a client that carries address and token already.</summary>
internal sealed class DemoApi(HttpClient http, TimeProvider time)
{
    private const string Base = "api/v1/";
    private const int Tries = 20;

    /// <summary>Creates the institution; one that is there already is left as it is.</summary>
    public async Task PutInstitutionAsync(DemoInstitution institution, CancellationToken cancellationToken)
    {
        var body = DemoJson.Institution(institution);
        using var response = await SendAsync(
            () =>
            {
                var request = WithBody(HttpMethod.Put, $"institutions/{institution.Id}", body);
                request.Headers.IfNoneMatch.Add(EntityTagHeaderValue.Any);
                return request;
            },
            cancellationToken);
        await WantAsync(response, $"Institution {institution.Id}", HttpStatusCode.PreconditionFailed, cancellationToken);
    }

    /// <summary>Registers the collaboration; a code that is taken is left to its record.</summary>
    public Task PostCollaborationAsync(DemoCollaboration collaboration, CancellationToken cancellationToken) =>
        PostAsync("collaborations", $"demo-{collaboration.Code}", DemoJson.Collaboration(collaboration), $"Collaboration {collaboration.Code}", cancellationToken);

    /// <summary>Ends the collaboration early; a lifecycle that has moved on already is left alone.</summary>
    public Task TerminateAsync(DemoCollaboration collaboration, string id, CancellationToken cancellationToken) =>
        PostAsync(
            $"collaborations/{id}/transitions",
            $"demo-{collaboration.Code}-terminated",
            DemoJson.Termination(collaboration),
            $"Termination of {collaboration.Code}",
            cancellationToken);

    public Task<List<DemoStored>> CollaborationsAsync(string institution, CancellationToken cancellationToken) =>
        ListAsync(
            $"collaborations?institution={institution}",
            item => new DemoStored(
                item.GetProperty("id").GetString() ?? "", item.GetProperty("code").GetString() ?? "", item.GetProperty("status").GetString() ?? ""),
            cancellationToken);

    public Task<List<DemoDocument>> DocumentsAsync(string institution, CancellationToken cancellationToken) =>
        ListAsync($"documents?institution={institution}", DemoDocument.Read, cancellationToken);

    private async Task PostAsync(string path, string key, ReadOnlyMemory<byte> body, string what, CancellationToken cancellationToken)
    {
        using var response = await SendAsync(
            () =>
            {
                var request = WithBody(HttpMethod.Post, path, body);
                request.Headers.Add("Idempotency-Key", key);
                return request;
            },
            cancellationToken);
        await WantAsync(response, what, HttpStatusCode.Conflict, cancellationToken);
    }

    private async Task<List<T>> ListAsync<T>(string path, Func<JsonElement, T> read, CancellationToken cancellationToken)
    {
        var all = new List<T>();
        for (string? cursor = "", next = null; cursor is not null; cursor = next)
        {
            var page = $"{Base}{path}&limit=500{(cursor.Length > 0 ? $"&cursor={Uri.EscapeDataString(cursor)}" : "")}";
            using var response = await SendAsync(() => new HttpRequestMessage(HttpMethod.Get, page), cancellationToken);
            await WantAsync(response, page, null, cancellationToken);
            await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
            using var json = await JsonDocument.ParseAsync(stream, default, cancellationToken);
            all.AddRange(json.RootElement.GetProperty("items").EnumerateArray().Select(read));
            next = json.RootElement.TryGetProperty("next", out var value) ? value.GetString() : null;
        }

        return all;
    }

    private static HttpRequestMessage WithBody(HttpMethod method, string path, ReadOnlyMemory<byte> body)
    {
        var content = new ReadOnlyMemoryContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return new HttpRequestMessage(method, Base + path) { Content = content };
    }

    /// <summary>Sends, and waits as the app asks (429 and 503 with <c>Retry-After</c>), a bounded number of times.</summary>
    private async Task<HttpResponseMessage> SendAsync(Func<HttpRequestMessage> make, CancellationToken cancellationToken)
    {
        for (var tried = 1; ; tried++)
        {
            using var request = make();
            var response = await http.SendAsync(request, cancellationToken);
            if (response.StatusCode is not (HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable) || tried == Tries)
            {
                return response;
            }

            var wait = response.Headers.RetryAfter?.Delta ?? TimeSpan.FromSeconds(1);
            response.Dispose();
            await Task.Delay(wait, time, cancellationToken);
        }
    }

    private static async Task WantAsync(HttpResponseMessage response, string what, HttpStatusCode? alsoFine, CancellationToken cancellationToken)
    {
        if (!response.IsSuccessStatusCode && response.StatusCode != alsoFine)
        {
            var answer = await response.Content.ReadAsStringAsync(cancellationToken);
            throw new DemoLoadException($"{what} was refused ({(int)response.StatusCode}): {DemoProblem.Sentence(answer)}");
        }
    }
}
