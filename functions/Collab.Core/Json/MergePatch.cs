using System.Text.Json;
using System.Text.Json.Nodes;
using Collab.Core.Results;

namespace Collab.Core.Json;

/// <summary>JSON merge patch (RFC 7396): null removes, an object is merged member by member, anything else replaces.</summary>
public static class MergePatch
{
    /// <summary>
    /// The target with the patch applied, or null with a fault when the patch is no object. The members in <paramref name="outdated"/> are
    /// left out of the target first: they followed from what the patch changes. Dispose the document.
    /// </summary>
    public static JsonDocument? Apply(JsonElement target, JsonElement patch, IReadOnlyCollection<string> outdated, Faults faults)
    {
        ArgumentNullException.ThrowIfNull(faults);
        ArgumentNullException.ThrowIfNull(outdated);
        CheckMembers(patch, string.Empty, faults);
        if (faults.Any)
        {
            return null;
        }

        var merged = JsonObject.Create(target)!;
        foreach (var name in outdated)
        {
            merged.Remove(name);
        }

        Merge(merged, patch);
        return JsonDocument.Parse(merged.ToJsonString());
    }

    /// <summary>Notes what is no object, and members that stand twice, at any depth that is merged.</summary>
    private static void CheckMembers(JsonElement patch, string pointer, Faults faults)
    {
        if (ObjectReader.Open(patch, pointer, faults) is not { } reader)
        {
            return;
        }

        foreach (var member in patch.EnumerateObject().Where(m => m.Value.ValueKind == JsonValueKind.Object))
        {
            CheckMembers(member.Value, reader.At(member.Name), faults);
        }
    }

    private static void Merge(JsonObject target, JsonElement patch)
    {
        foreach (var member in patch.EnumerateObject())
        {
            switch (member.Value.ValueKind)
            {
                case JsonValueKind.Null:
                    target.Remove(member.Name);
                    break;
                case JsonValueKind.Object:
                    if (target[member.Name] is not JsonObject inner)
                    {
                        target[member.Name] = inner = [];
                    }

                    Merge(inner, member.Value);
                    break;
                default:
                    target[member.Name] = JsonNode.Parse(member.Value.GetRawText());
                    break;
            }
        }
    }
}
