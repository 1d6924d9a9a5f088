using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Collab.EndToEnd.Tests.Http;

namespace Collab.EndToEnd.Tests.Documents;

/// <summary>Compares what became of a file of the corpus with what has to, and names every difference.</summary>
internal sealed class CorpusCheck(AppProcess app, ApiClient api, CorpusRegister register, CorpusFile file, JsonNode document)
{
    private readonly List<string> faults = [];

    private string Id => document["id"]!.GetValue<string>();

    public async Task<IReadOnlyList<string>> FaultsAsync()
    {
        CheckDocument();
        await CheckRecordsAsync();
        await CheckFeedbackAsync();
        await CheckTracesAsync();
        foreach (var word in file.Texts("foundBy"))
        {
            var found = await api.GetAsync($"documents?institution={file.SentBy}&q={Uri.EscapeDataString(word)}");
            Want(found.Status == HttpStatusCode.OK && found.Body["items"]!.AsArray().Any(d => d!["id"]!.GetValue<string>() == Id), $"It isn't found by \"{word}\".");
        }

        return faults;
    }

    private void CheckDocument()
    {
        Same("status", file.Text("status"), document["status"]!.GetValue<string>());
        Same("kind", file.Text("readAs"), document["kind"]!.GetValue<string>());
        foreach (var count in (ReadOnlySpan<string>)["rows", "accepted", "rejected"])
        {
            if (file.Number(count) is { } wanted)
            {
                Same(count, $"{wanted}", $"{document[count]}");
            }
        }

        var reasons = string.Join(' ', CorpusFile.TextsOf(document["reasons"]));
        foreach (var words in file.Texts("reasonContains"))
        {
            Want(Has(reasons, words), $"No reason has \"{words}\" in it: {reasons}");
        }

        if (file.Text("status") == "rejected")
        {
            Want(reasons.Length > 0 || document["rejected"]!.GetValue<int>() > 0, "It was rejected without a reason.");
        }

        var notes = string.Join(' ', CorpusFile.TextsOf(document["notes"]));
        foreach (var words in file.Texts("noteContains"))
        {
            Want(Has(notes, words), $"No note has \"{words}\" in it: {notes}");
        }

        if (file.Expected["unknownColumns"] is { } unknown)
        {
            Same("unknownColumns", unknown.ToJsonString(), (document["unknownColumns"] ?? new JsonArray()).ToJsonString());
        }
    }

    private async Task CheckRecordsAsync()
    {
        foreach (var wanted in file.Expected["records"]?.AsArray() ?? [])
        {
            var (code, type) = (wanted!["collaboration"]!.GetValue<string>(), wanted["type"]!.GetValue<string>());
            var list = type switch { "activity" => "activities", "outcome" => "outcomes", "challenge" => "challenges", _ => type };
            var records = await api.WalkAsync($"collaborations/{register.Ids[code]}/{list}?limit=500");
            Same($"{list} of {code}", $"{wanted["count"]}", $"{records.Count}");
            foreach (var some in wanted["some"]?.AsArray() ?? [])
            {
                Want(records.Exists(r => Includes(r, some)), $"None of the {list} of {code} is like {some!.ToJsonString()}: {string.Join(' ', records.Select(r => r.ToJsonString()))}");
            }
        }
    }

    private async Task CheckFeedbackAsync()
    {
        if (file.Expected["feedback"] is not { } wanted)
        {
            return;
        }

        var answer = await api.GetAsync($"documents/{Id}/feedback");
        if (answer.Status != HttpStatusCode.OK)
        {
            faults.Add($"Its feedback was answered {(int)answer.Status}.");
            return;
        }

        faults.AddRange(FeedbackFile.Read(answer.Bytes, System.IO.Path.GetExtension(file.Name)).FaultsAgainst(wanted));
    }

    /// <summary>Looks for words in all that the app keeps but the uploads, in its log, and in what it answers.</summary>
    private async Task CheckTracesAsync()
    {
        foreach (var path in file.Texts("neverWritten"))
        {
            Want(!File.Exists(path), $"{path} was written.");
        }

        if (file.Texts("neverStored") is not { Count: > 0 } words)
        {
            return;
        }

        var places = StoredTraces.In(app.DataFolder).Append(("the log", Encoding.UTF8.GetBytes(app.Output))).ToList();
        places.Add(("the document", Encoding.UTF8.GetBytes(document.ToJsonString())));
        foreach (var code in (file.Expected["records"]?.AsArray() ?? []).Select(r => r!["collaboration"]!.GetValue<string>()))
        {
            places.Add(($"the history of {code}", (await api.GetAsync($"collaborations/{register.Ids[code]}/history")).Bytes));
        }

        foreach (var (place, bytes) in places)
        {
            faults.AddRange(words.Where(w => bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(w)) >= 0).Select(w => $"\"{w}\" stands in {place}."));
        }
    }

    /// <summary>Whether a text has words in it; <c>a|b</c> is either.</summary>
    private static bool Has(string text, string words) => words.Split('|').Any(w => text.Contains(w, StringComparison.OrdinalIgnoreCase));

    private static bool Includes(JsonNode? actual, JsonNode? wanted) => (actual, wanted) switch
    {
        (JsonObject there, JsonObject some) => some.All(m => Includes(there[m.Key], m.Value)),
        (JsonObject texts, JsonValue) => texts.Any(t => JsonNode.DeepEquals(t.Value, wanted)),
        (null, JsonValue zero) => zero.TryGetValue<int>(out var number) && number == 0,
        _ => JsonNode.DeepEquals(actual, wanted),
    };

    private void Same(string what, string? wanted, string actual) => Want(wanted is null || wanted == actual, $"{what}: wanted {wanted}, is {actual}");

    private void Want(bool isSo, string fault)
    {
        if (!isSo)
        {
            faults.Add(fault);
        }
    }
}
