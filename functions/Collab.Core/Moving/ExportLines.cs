using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Collab.Core.Moving;

/// <summary>
/// The lines of an export that are no rows: the first, the last, and those of a file. Nothing in them depends on when or where the export was
/// made, so that the same register gives the same bytes.
/// </summary>
internal static class ExportLines
{
    /// <summary>The format of the lines. A later one is refused.</summary>
    public const int Format = 1;

    public const string Header = "collab-export";
    public const string File = "file";
    public const string Bytes = "file-bytes";
    public const string FileEnd = "file-end";
    public const string End = "end";

    /// <summary>Bytes of a file in one line: as text still below what the runtime calls a large object.</summary>
    public const int BytesPerLine = 48 * 1024;

    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void WriteHeader(IBufferWriter<byte> output, int format, string scope, bool files) => Write(output, Header, json =>
    {
        json.WriteNumber("format", format);
        json.WriteString("scope", scope);
        json.WriteBoolean("files", files);
    });

    public static void WriteFile(IBufferWriter<byte> output, string container, string name, IEnumerable<KeyValuePair<string, string>> metadata) => Write(output, File, json =>
    {
        json.WriteString("container", container);
        json.WriteString("name", name);
        json.WriteStartObject("metadata");
        foreach (var (key, value) in metadata.OrderBy(m => m.Key, StringComparer.Ordinal))
        {
            json.WriteString(key, value);
        }

        json.WriteEndObject();
    });

    public static void WriteBytes(IBufferWriter<byte> output, ReadOnlySpan<byte> bytes)
    {
        using var json = new Utf8JsonWriter(output, Readable);
        json.WriteStartObject();
        json.WriteString("type", Bytes);
        json.WriteBase64String("bytes", bytes);
        json.WriteEndObject();
    }

    public static void WriteFileEnd(IBufferWriter<byte> output, long size, string sha256) => Write(output, FileEnd, json =>
    {
        json.WriteNumber("size", size);
        json.WriteString("sha256", sha256);
    });

    /// <summary>The last line: how many lines of which types come before it, and the SHA-256 of all their bytes.</summary>
    public static void WriteEnd(IBufferWriter<byte> output, int lines, IReadOnlyDictionary<string, int> counts, string sha256) => Write(output, End, json =>
    {
        json.WriteNumber("lines", lines);
        WriteCounts(json, counts);
        json.WriteString("sha256", sha256);
    });

    public static void WriteCounts(Utf8JsonWriter json, IReadOnlyDictionary<string, int> counts)
    {
        json.WriteStartObject("counts");
        foreach (var (type, count) in counts.OrderBy(c => c.Key, StringComparer.Ordinal))
        {
            json.WriteNumber(type, count);
        }

        json.WriteEndObject();
    }

    private static void Write(IBufferWriter<byte> output, string type, Action<Utf8JsonWriter> members)
    {
        using var json = new Utf8JsonWriter(output, Readable);
        json.WriteStartObject();
        json.WriteString("type", type);
        members(json);
        json.WriteEndObject();
    }
}
