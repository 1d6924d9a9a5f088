using System.Text;
using System.Text.Json.Nodes;

namespace Collab.Faults.Traffic;

/// <summary>What came back on a request, if anything did.</summary>
internal sealed record Reply(Fate Fate, int Status, byte[] Body, string? ETag = null, bool IsReplay = false)
{
    public static Reply NotSent { get; } = new(Fate.NotSent, 0, []);

    public static Reply Nothing { get; } = new(Fate.Unknown, 0, []);

    public JsonNode Json => JsonNode.Parse(Body) ?? throw new InvalidDataException("The answer is null.");

    public string Text => Encoding.UTF8.GetString(Body);
}
