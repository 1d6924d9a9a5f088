using System.Text.Encodings.Web;
using System.Text.Json;
using Collab.Core.Standards;

namespace Collab.Core.Events.Sending;

/// <summary>The body of a webhook: <c>{"type", "timestamp", "data"}</c>, where the timestamp is the event's. The same event has the same bytes at every attempt.</summary>
public static class WebhookBody
{
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Of(RegisterEvent happened)
    {
        ArgumentNullException.ThrowIfNull(happened);
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes, Readable))
        {
            writer.WriteStartObject();
            writer.WriteString("type", happened.Type);
            writer.WriteString("timestamp", IsoDate.Of(happened.At));
            writer.WritePropertyName("data");
            happened.Data.WriteTo(writer);
            writer.WriteEndObject();
        }

        return bytes.ToArray();
    }
}
