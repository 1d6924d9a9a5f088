using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Collab.Core.Agreements;

/// <summary>Makes JSON of values, with Cyrillic and Devanagari written as they are.</summary>
internal static class JsonValue
{
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static JsonElement Of(string text) => Of(w => w.WriteStringValue(text));

    public static JsonElement Of(int number) => Of(w => w.WriteNumberValue(number));

    public static JsonElement Of(IEnumerable<string> texts) => Of(w =>
    {
        w.WriteStartArray();
        foreach (var text in texts)
        {
            w.WriteStringValue(text);
        }

        w.WriteEndArray();
    });

    /// <summary>A text map.</summary>
    public static JsonElement Of(IEnumerable<KeyValuePair<string, string>> entries) => Of(w =>
    {
        w.WriteStartObject();
        foreach (var (tag, text) in entries)
        {
            w.WriteString(tag, text);
        }

        w.WriteEndObject();
    });

    /// <summary>Partners as a collaboration lists them.</summary>
    public static JsonElement OfPartners(IEnumerable<string> institutions) => Of(w =>
    {
        w.WriteStartArray();
        foreach (var institution in institutions)
        {
            w.WriteStartObject();
            w.WriteString("institution", institution);
            w.WriteString("role", "partner");
            w.WriteEndObject();
        }

        w.WriteEndArray();
    });

    public static JsonElement Of(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Readable))
        {
            write(writer);
        }

        using var document = JsonDocument.Parse(buffer.WrittenMemory);
        return document.RootElement.Clone();
    }
}
