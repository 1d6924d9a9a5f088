using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Collab.Core.Store;
using Collab.Core.Writing;

namespace Collab.Core.History;

/// <summary>Follows a collaboration's entries from the first on, each by its own bytes and by the hash of the one before. Keeps none of them.</summary>
internal sealed class ChainWalk(Guid collaboration)
{
    private static readonly byte[] HashMember = ",\"hash\":\""u8.ToArray();

    /// <summary>Behind an entry's content: <c>,"hash":"…"}</c>.</summary>
    private static readonly int TailLength = HashMember.Length + HistoryEntry.Origin.Length + 2;

    /// <summary>The last entry that follows on the ones before.</summary>
    public int Version { get; private set; }

    public string Hash { get; private set; } = HistoryEntry.Origin;

    /// <summary>Goes on to the next entry. Null, or the sentence that says why this row isn't it; the walk then stays where it is.</summary>
    public string? Take(Row row)
    {
        var next = Version + 1;
        if (row.Key != RegisterKeys.History(collaboration, next))
        {
            return Invariant($"Entry {next} is missing.");
        }

        if (Payload.Read(row, "body") is not { } body || !TryReadHash(body, out var content, out var hash))
        {
            return Invariant($"Entry {next} can't be read.");
        }

        if (Convert.ToHexStringLower(SHA256.HashData(content)) != hash)
        {
            return Invariant($"Entry {next} was changed: its hash isn't that of its content.");
        }

        var (version, previous) = ReadLinks(content);
        if (version != next)
        {
            return Invariant($"Entry {next} is missing; another one stands in its place.");
        }

        if (previous != Hash)
        {
            return next == 1
                ? "Entry 1 isn't the first of this history."
                : Invariant($"Entry {next} doesn't follow on entry {Version}: one of the two was changed.");
        }

        (Version, Hash) = (next, hash);
        return null;
    }

    public ChainReport BrokenBy(string detail) => new(Version, Version + 1, detail);

    /// <summary>The bytes that the hash was made of, and the hash that stands behind them.</summary>
    private static bool TryReadHash(byte[] body, out byte[] content, out string hash)
    {
        (content, hash) = ([], string.Empty);
        if (body.Length <= TailLength)
        {
            return false;
        }

        var tail = body.AsSpan(body.Length - TailLength);
        if (!tail.StartsWith(HashMember) || !tail.EndsWith("\"}"u8))
        {
            return false;
        }

        hash = Encoding.ASCII.GetString(tail[HashMember.Length..^2]);
        content = [.. body.AsSpan(0, body.Length - TailLength), (byte)'}'];
        return true;
    }

    /// <summary>The entry's own version and the hash of the one before; what can't be read is 0 and empty, which no entry has.</summary>
    private static (int Version, string Previous) ReadLinks(byte[] content)
    {
        try
        {
            using var entry = JsonDocument.Parse(content);
            return (entry.RootElement.GetProperty("version").GetInt32(), entry.RootElement.GetProperty("previous").GetString() ?? string.Empty);
        }
        catch (Exception forged) when (forged is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return (0, string.Empty);
        }
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
