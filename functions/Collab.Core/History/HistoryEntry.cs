using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Collab.Core.Standards;
using Collab.Core.Writing;

namespace Collab.Core.History;

/// <summary>What one commit did to one record of a collaboration, in the record's JSON.</summary>
/// <param name="Record"><c>collaboration</c>, <c>activity</c>, …</param>
/// <param name="Id">The record's id.</param>
/// <param name="Action"><c>created</c>, <c>updated</c> or <c>deleted</c>.</param>
/// <param name="Before">The record as it was; null when it is new.</param>
/// <param name="After">The record as it is; null when it was deleted.</param>
public sealed record RecordChange(string Record, Guid Id, string Action, byte[]? Before, byte[]? After);

/// <summary>
/// Writes history entries: JSON with version, time, author, origin and what changed, chained by SHA-256. An entry's <c>hash</c> is that of
/// its own bytes up to there, which hold the hash of the entry before.
/// </summary>
public static class HistoryEntry
{
    /// <summary>What stands in place of the hash before the first entry.</summary>
    public const string Origin = "0000000000000000000000000000000000000000000000000000000000000000";

    /// <summary>An entry longer than this says what was changed but not from what to what, so that it always fits a row.</summary>
    private const int MostBytes = 400 * 1024;

    /// <summary>The entry's JSON and its hash (64 hexadecimal digits).</summary>
    public static (byte[] Body, string Hash) Write(
        int version, DateTimeOffset at, WriteOrigin origin, string action, IReadOnlyList<RecordChange> changes, string previous)
    {
        ArgumentNullException.ThrowIfNull(origin);
        ArgumentNullException.ThrowIfNull(changes);
        var content = Write(version, at, origin, action, changes, previous, withFields: true);
        if (content.Length > MostBytes)
        {
            content = Write(version, at, origin, action, changes, previous, withFields: false);
        }

        var hash = Convert.ToHexStringLower(SHA256.HashData(content));
        return ([.. content.AsSpan(0, content.Length - 1), .. Encoding.ASCII.GetBytes($",\"hash\":\"{hash}\"}}")], hash);
    }

    private static byte[] Write(
        int version, DateTimeOffset at, WriteOrigin origin, string action, IReadOnlyList<RecordChange> changes, string previous, bool withFields)
    {
        using var buffer = new MemoryStream(256 + (changes.Count * 96));
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions
        {
            Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        }))
        {
            json.WriteStartObject();
            json.WriteNumber("version", version);
            json.WriteString("at", IsoDate.Of(at));
            json.WriteString("by", origin.By);
            json.WriteString("via", origin.Via);
            json.WriteString("source", origin.Source);
            json.WriteString("action", action);
            json.WriteStartArray("changes");
            foreach (var change in changes)
            {
                Write(json, change, withFields);
            }

            json.WriteEndArray();
            json.WriteString("previous", previous);
            json.WriteEndObject();
        }

        return buffer.ToArray();
    }

    private static void Write(Utf8JsonWriter json, RecordChange change, bool withFields)
    {
        json.WriteStartObject();
        json.WriteString("record", change.Record);
        json.WriteString("id", change.Id);
        json.WriteString("action", change.Action);
        if (change.Before is not null && withFields)
        {
            json.WriteStartObject("fields");
            WriteDifferences(json, change.Before, change.After);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void WriteDifferences(Utf8JsonWriter json, byte[] before, byte[]? after)
    {
        using var old = JsonDocument.Parse(before);
        using var now = JsonDocument.Parse(after ?? "{}"u8.ToArray());
        var names = old.RootElement.EnumerateObject().Select(p => p.Name)
            .Union(now.RootElement.EnumerateObject().Select(p => p.Name), StringComparer.Ordinal)
            .Where(name => name != "updatedAt");
        foreach (var name in names)
        {
            var had = old.RootElement.TryGetProperty(name, out var was);
            var has = now.RootElement.TryGetProperty(name, out var @is);
            if (had && has && JsonElement.DeepEquals(was, @is))
            {
                continue;
            }

            json.WriteStartObject(name);
            if (had)
            {
                json.WritePropertyName("before");
                was.WriteTo(json);
            }

            if (has)
            {
                json.WritePropertyName("after");
                @is.WriteTo(json);
            }

            json.WriteEndObject();
        }
    }
}
