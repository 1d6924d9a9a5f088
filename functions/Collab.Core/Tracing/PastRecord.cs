using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Collab.Core.Tracing;

/// <summary>
/// How a record was at an earlier version, as far as later history entries tell, which are taken oldest first: a field that has changed was what it
/// was before its first change, and what has been made since wasn't there.
/// </summary>
internal sealed class PastRecord
{
    private const string UpdatedAt = "updatedAt";

    /// <summary>Fields before their first change; null where there was none.</summary>
    private readonly Dictionary<string, JsonNode?> fields = new(StringComparer.Ordinal);

    /// <summary>The record was deleted, and nothing says what it was.</summary>
    private bool lost;

    /// <summary>The record was made later.</summary>
    public bool IsNew { get; private set; }

    /// <summary>The record was deleted since: what it was, as far as it is known, is all here.</summary>
    public bool IsGone { get; private set; }

    /// <summary>An entry says that it was changed or deleted, but not from what.</summary>
    public bool IsUnsure { get; private set; }

    /// <summary>Takes the next entry's change of this record.</summary>
    public void Take(JsonElement change)
    {
        if (IsNew || IsGone)
        {
            return;
        }

        var action = change.GetProperty("action").GetString();
        IsNew = action == "created";
        IsGone = action == "deleted";
        if (change.TryGetProperty("fields", out var changed))
        {
            foreach (var field in changed.EnumerateObject())
            {
                fields.TryAdd(field.Name, field.Value.TryGetProperty("before", out var before) ? JsonNode.Parse(before.GetRawText()) : null);
            }
        }
        else
        {
            IsUnsure |= !IsNew;
            lost = IsGone;
        }
    }

    /// <summary>The record's JSON as it was; null when there was none, or nothing is known of it. Its <c>updatedAt</c> isn't: history has none.</summary>
    public byte[]? Of(byte[]? now)
    {
        if (IsNew || lost || (now is null && !IsGone))
        {
            return null;
        }

        var record = IsGone ? [] : JsonNode.Parse(now)!.AsObject();
        foreach (var (name, before) in fields)
        {
            record.Remove(name);
            if (before is not null)
            {
                record[name] = before.DeepClone();
            }
        }

        record[UpdatedAt] ??= record["createdAt"]!.DeepClone();
        return Bytes(record);
    }

    /// <summary>A record's JSON without the <c>updatedAt</c> that nobody knows.</summary>
    public static byte[] WithoutUpdate(byte[] json)
    {
        var record = JsonNode.Parse(json)!.AsObject();
        record.Remove(UpdatedAt);
        return Bytes(record);
    }

    private static byte[] Bytes(JsonObject record)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            record.WriteTo(json);
        }

        return buffer.ToArray();
    }
}
