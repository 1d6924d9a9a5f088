using System.Text.Json.Nodes;

namespace Collab.Faults.Checking;

/// <summary>What a collaboration's history tells of the items that hang on it, entry after entry.</summary>
internal sealed class ToldByHistory
{
    private readonly HashSet<string> there = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> updates = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Id, string Field), JsonNode?> last = [];
    private readonly List<string> faults = [];

    /// <summary>Ids of the items that were made and not deleted.</summary>
    public IReadOnlyCollection<string> There => there;

    public IReadOnlyList<string> Faults => faults;

    public int UpdatesOf(string id) => updates.GetValueOrDefault(id);

    public void Take(JsonNode entry)
    {
        foreach (var change in entry["changes"]!.AsArray().Select(c => c!))
        {
            if (change["record"]!.GetValue<string>() is not ("collaboration" or "document"))
            {
                Take(change, change["id"]!.GetValue<string>());
            }
        }
    }

    /// <summary>Fields that aren't what the last change of them made them.</summary>
    public IEnumerable<string> Differences(string id, JsonObject body) => last
        .Where(change => change.Key.Id == id && !JsonNode.DeepEquals(body[change.Key.Field], change.Value))
        .Select(change => $"{change.Key.Field} is {body[change.Key.Field]?.ToJsonString()}, and the history made it {change.Value?.ToJsonString()}");

    private void Take(JsonNode change, string id)
    {
        switch (change["action"]!.GetValue<string>())
        {
            case "created":
                if (!there.Add(id))
                {
                    faults.Add($"{id} was made twice.");
                }

                break;
            case "deleted":
                if (!there.Remove(id))
                {
                    faults.Add($"{id} was deleted and wasn't there.");
                }

                break;
            default:
                updates[id] = UpdatesOf(id) + 1;
                foreach (var (field, value) in change["fields"]?.AsObject() ?? [])
                {
                    last[(id, field)] = value!["after"]?.DeepClone();
                }

                break;
        }
    }
}
