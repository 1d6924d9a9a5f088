using System.Text.Json.Nodes;

namespace Collab.EndToEnd.Tests.Documents;

/// <summary>Compares the document that an agreement became with what is expected of it, field by field.</summary>
/// <param name="File">The agreement's name.</param>
/// <param name="Right">Fields that are as expected.</param>
/// <param name="Wrong">Fields with another value.</param>
/// <param name="Missing">Fields that were not found.</param>
/// <param name="Faults">What may not be so.</param>
internal sealed record AgreementCheck(string File, int Right, int Wrong, int Missing, IReadOnlyList<string> Faults)
{
    /// <summary>From this confidence on a field may not be wrong.</summary>
    private const double High = 0.9;

    public static AgreementCheck Of(string file, JsonNode expected, JsonNode document)
    {
        var faults = new List<string>();
        if (expected["rejected"] is not null)
        {
            Want(faults, Text(document["status"]) == "rejected", $"It is {document["status"]}.");
            Want(faults, document["reasons"] is JsonArray { Count: > 0 } && document["proposal"] is null, "It has no reason, or a proposal.");
            return new(file, 0, 0, 0, faults);
        }

        Want(faults, Text(document["kind"]) == "agreement", $"Its kind is {document["kind"]}.");
        if (document["proposal"] is not { } proposal)
        {
            return new(file, 0, 0, 0, [.. faults, $"It has no proposal: {document.ToJsonString()}"]);
        }

        Want(faults, Text(document["status"]) == (proposal["missing"]!.AsArray().Count == 0 ? "accepted" : "partly-accepted"), $"It is {document["status"]}.");
        var doubtful = CorpusFile.TextsOf(expected["doubtful"]);
        int right = 0, wrong = 0, missing = 0;
        foreach (var (name, wanted) in expected["fields"]!.AsObject())
        {
            var found = proposal["fields"]!.AsArray().SingleOrDefault(f => Text(f!["field"]) == name);
            if (found is null)
            {
                missing += wanted is null ? 0 : 1;
                Want(faults, wanted is null || doubtful.Contains(name), $"{name} is missing.");
                continue;
            }

            var isRight = Plain(found["value"]) == Plain(wanted);
            (right, wrong) = isRight ? (right + 1, wrong) : (right, wrong + 1);
            Want(faults, isRight || (doubtful.Contains(name) && found["confidence"]!.GetValue<double>() < High), $"{name} is wrong: {found.ToJsonString()}");
            Want(faults, Text(found["sentence"]).Length > 0, $"{name} has no sentence.");
            Want(faults, !file.EndsWith(".pdf", StringComparison.Ordinal) || found["page"] is not null, $"{name} has no page.");
        }

        return new(file, right, wrong, missing, faults);
    }

    public override string ToString() => $"{File}: {Right} right, {Wrong} wrong, {Missing} missing";

    /// <summary>A value without regard to the order of a list, to case and to blanks.</summary>
    private static string Plain(JsonNode? value) => value switch
    {
        JsonArray list => string.Join('|', list.Select(Plain).Order(StringComparer.Ordinal)),
        JsonObject members => string.Join('|', members.Select(m => $"{m.Key}={Plain(m.Value)}").Order(StringComparer.Ordinal)),
        null => string.Empty,
        _ => string.Join(' ', value.ToString().Normalize().ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)),
    };

    private static string Text(JsonNode? value) => value?.GetValue<string>() ?? string.Empty;

    private static void Want(List<string> faults, bool isSo, string fault)
    {
        if (!isSo)
        {
            faults.Add(fault);
        }
    }
}
