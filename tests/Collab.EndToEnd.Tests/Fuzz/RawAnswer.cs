using System.Text;

namespace Collab.EndToEnd.Tests.Fuzz;

/// <summary>An answer as it came over the wire. A header that stands several times has its values joined.</summary>
internal sealed record RawAnswer(int Status, IReadOnlyDictionary<string, string> Headers, byte[] Body, bool HasMore)
{
    public string? Header(string name) => Headers.GetValueOrDefault(name);

    public override string ToString() =>
        $"{Status} {string.Join("; ", Headers.Select(h => $"{h.Key}: {h.Value}"))}\n{Encoding.UTF8.GetString(Body.AsSpan(0, Math.Min(Body.Length, 1500)))}";
}
