using System.Text.Json.Nodes;
using Collab.EndToEnd.Tests.Http;

namespace Collab.EndToEnd.Tests.Registers;

/// <summary>Waits for what has to come about, looking again and again.</summary>
internal static class Waiting
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(20);

    public static async Task<T> ForAsync<T>(string what, Func<Task<T?>> look)
        where T : class
    {
        using var limit = new CancellationTokenSource(Patience);
        while (true)
        {
            if (await look() is { } found)
            {
                return found;
            }

            if (limit.IsCancellationRequested)
            {
                throw new TimeoutException($"Waited {Patience.TotalMinutes:0} minutes in vain for {what}.");
            }

            await Task.Delay(Interval, CancellationToken.None);
        }
    }

    public static Task ForAsync(string what, Func<Task<bool>> isSo) => ForAsync(what, async () => await isSo() ? what : null);

    /// <summary>The document of this file, once its fate is known.</summary>
    public static Task<JsonNode> ForDocumentAsync(ApiClient api, string institution, string fileName) =>
        ForAsync($"the fate of {fileName}", async () => await DocumentAsync(api, institution, fileName) is { } document && IsFinal(document) ? document : null);

    public static async Task<JsonNode?> DocumentAsync(ApiClient api, string institution, string fileName) =>
        (await api.WalkAsync($"documents?institution={institution}")).SingleOrDefault(d => d["fileName"]!.GetValue<string>() == fileName);

    public static bool IsFinal(JsonNode document) => document["status"]!.GetValue<string>() is not ("received" or "processing");
}
