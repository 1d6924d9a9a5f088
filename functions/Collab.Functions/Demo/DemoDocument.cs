using System.Text.Json;

namespace Collab.Functions.Demo;

/// <summary>What the API says of a dropped file: its fate, and how many rows landed and didn't, once that is known.</summary>
internal sealed record DemoDocument(string Id, string FileName, string Fate, int? Accepted, int? Rejected)
{
    public bool IsFinal => Fate is "accepted" or "partly-accepted" or "rejected" or "duplicate";

    public static DemoDocument Read(JsonElement item) => new(
        item.GetProperty("id").GetString() ?? "",
        item.GetProperty("fileName").GetString() ?? "",
        (item.TryGetProperty("status", out var fate) ? fate : item.GetProperty("fate")).GetString() ?? "",
        Count(item, "accepted"),
        Count(item, "rejected"));

    /// <summary>The contract leaves the shape of the counts open: they may stand in the document or in an object of it.</summary>
    private static int? Count(JsonElement item, string name)
    {
        foreach (var place in new[] { "", "rows", "counts" })
        {
            var holder = item;
            if ((place.Length == 0 || (item.TryGetProperty(place, out holder) && holder.ValueKind == JsonValueKind.Object))
                && holder.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number)
            {
                return value.GetInt32();
            }
        }

        return null;
    }
}
