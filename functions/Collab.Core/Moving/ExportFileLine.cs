using System.Text.Json;

namespace Collab.Core.Moving;

/// <summary>What a line of an export that is no row says.</summary>
internal static class ExportFileLine
{
    /// <summary>The member <c>type</c>, which every line begins with; null where it doesn't.</summary>
    public static string? TypeOf(ReadOnlySpan<byte> line)
    {
        try
        {
            var json = new Utf8JsonReader(line);
            return json.Read() && json.TokenType == JsonTokenType.StartObject && json.Read() && json.ValueTextEquals("type") && json.Read() && json.TokenType == JsonTokenType.String
                ? json.GetString()
                : null;
        }
        catch (Exception fault) when (IsFault(fault))
        {
            return null;
        }
    }

    public static (int Format, string Scope, bool Files) ReadHeader(ReadOnlyMemory<byte> line)
    {
        using var json = JsonDocument.Parse(line);
        var root = json.RootElement;
        var format = root.GetProperty("format").GetInt32();

        // Of a later format no more is known.
        return format == ExportLines.Format ? (format, root.GetProperty("scope").GetString()!, root.GetProperty("files").GetBoolean()) : (format, string.Empty, false);
    }

    public static (string Container, string Name, IReadOnlyDictionary<string, string> Metadata) ReadFile(ReadOnlyMemory<byte> line)
    {
        using var json = JsonDocument.Parse(line);
        var root = json.RootElement;
        var metadata = root.GetProperty("metadata").EnumerateObject().ToDictionary(m => m.Name, m => m.Value.GetString()!, StringComparer.Ordinal);
        return (root.GetProperty("container").GetString()!, root.GetProperty("name").GetString()!, metadata);
    }

    public static byte[] ReadBytes(ReadOnlyMemory<byte> line)
    {
        var json = new Utf8JsonReader(line.Span);
        while (json.Read())
        {
            if (json.TokenType == JsonTokenType.PropertyName && json.ValueTextEquals("bytes") && json.Read())
            {
                return json.GetBytesFromBase64();
            }
        }

        throw new JsonException("The line has no bytes.");
    }

    public static (long Size, string Sha256) ReadFileEnd(ReadOnlyMemory<byte> line)
    {
        using var json = JsonDocument.Parse(line);
        return (json.RootElement.GetProperty("size").GetInt64(), json.RootElement.GetProperty("sha256").GetString()!);
    }

    public static string ReadEnd(ReadOnlyMemory<byte> line)
    {
        using var json = JsonDocument.Parse(line);
        return json.RootElement.GetProperty("sha256").GetString()!;
    }

    /// <summary>What reading throws at JSON of another shape.</summary>
    public static bool IsFault(Exception fault) =>
        fault is JsonException or InvalidOperationException or FormatException or KeyNotFoundException or OverflowException or InvalidDataException
            or InvalidCastException or NullReferenceException or ArgumentException;
}
