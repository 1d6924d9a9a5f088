using System.Text.Json;

namespace Collab.Functions.Demo;

/// <summary>Puts a problem document (RFC 9457) into a sentence.</summary>
internal static class DemoProblem
{
    private const int Shown = 3;

    public static string Sentence(string answer)
    {
        if (!answer.StartsWith('{'))
        {
            return "the answer says no more.";
        }

        using var json = JsonDocument.Parse(answer);
        var problem = json.RootElement;
        var parts = new List<string?> { Text(problem, "title"), Text(problem, "detail") };
        if (problem.TryGetProperty("errors", out var errors) && errors.ValueKind == JsonValueKind.Array)
        {
            parts.AddRange(errors.EnumerateArray().Take(Shown).Select(e => $"{Text(e, "pointer")} {Text(e, "detail") ?? Text(e, "code")}"));
        }

        return string.Join("; ", parts.Where(p => !string.IsNullOrWhiteSpace(p)));
    }

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
