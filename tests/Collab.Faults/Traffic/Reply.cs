using System.Text;
using System.Text.Json.Nodes;

namespace Collab.Faults.Traffic;

/// <summary>What came back on a request, if anything did.</summary>
/// <param name="Fate">What the client knows by it.</param>
/// <param name="Status">The status; 0 without an answer.</param>
/// <param name="Body">The body as far as it came.</param>
/// <param name="ETag">The tag, if it has one.</param>
/// <param name="IsReplay">Does it say that it is the first answer come again?</param>
/// <param name="IsWhole">Did the body come to its end?</param>
internal sealed record Reply(Fate Fate, int Status, byte[] Body, string? ETag = null, bool IsReplay = false, bool IsWhole = true)
{
    public static Reply NotSent { get; } = new(Fate.NotSent, 0, []);

    public static Reply Nothing { get; } = new(Fate.Unknown, 0, []);

    public JsonNode Json => JsonNode.Parse(Body) ?? throw new InvalidDataException("The answer is null.");

    public string Text => Encoding.UTF8.GetString(Body);
}
