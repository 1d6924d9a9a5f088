using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Collab.Core.Documents.Reading;
using Collab.Core.Results;

namespace Collab.Formats.Writing;

/// <summary>
/// The sender's JSON with a <c>status</c> and an <c>errors</c> member behind the others of each object; those of an earlier feedback are
/// replaced. A line that is no object comes back as text in an object of its own.
/// </summary>
internal sealed class JsonFeedback : ILineFeedback
{
    private const int FlushAt = 64 * 1024;

    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 64 };

    private readonly Stream output;
    private readonly bool asArray;
    private readonly ArrayBufferWriter<byte> buffer = new();
    private readonly ArrayBufferWriter<byte> one = new();
    private readonly Utf8JsonWriter json;
    private bool isFirst = true;

    public JsonFeedback(Stream output, bool asArray)
    {
        this.output = output;
        this.asArray = asArray;
        json = new(one, Readable);
    }

    public async ValueTask WriteAsync(ILineFile line, string status, IReadOnlyList<Fault> faults, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(line);
        ArgumentNullException.ThrowIfNull(faults);
        buffer.Write(!asArray ? default : isFirst ? "[\n"u8 : ",\n"u8);
        isFirst = false;
        Begin();
        WriteSent(line.Json);
        json.WriteString("status"u8, status);
        WriteFaults(faults);
        json.WriteEndObject();
        json.Flush();
        buffer.Write(one.WrittenSpan);
        buffer.Write(asArray ? default : "\n"u8);
        if (buffer.WrittenCount >= FlushAt)
        {
            await FlushAsync(cancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        buffer.Write(!asArray ? default : isFirst ? "[]\n"u8 : "\n]\n"u8);
        await FlushAsync(CancellationToken.None);
        await json.DisposeAsync();
    }

    private void Begin()
    {
        json.Reset();
        one.ResetWrittenCount();
        json.WriteStartObject();
    }

    private void WriteSent(ReadOnlyMemory<byte> sent)
    {
        try
        {
            using var document = JsonDocument.Parse(sent, Strict);
            if (document.RootElement.ValueKind == JsonValueKind.Object)
            {
                foreach (var member in document.RootElement.EnumerateObject())
                {
                    if (!member.NameEquals("status"u8) && !member.NameEquals("errors"u8))
                    {
                        json.WritePropertyName(member.Name);
                        WriteOnOneLine(member.Value);
                    }
                }

                return;
            }
        }
        catch (Exception notJson) when (notJson is JsonException or InvalidOperationException)
        {
            // It comes back as it was sent. InvalidOperationException: a name or text with half a surrogate pair.
            Begin();
        }

        json.WriteString("line"u8, Encoding.UTF8.GetString(sent.Span));
    }

    /// <summary>A value exactly as it was sent, numbers included, unless it has line ends: those would end the line.</summary>
    private void WriteOnOneLine(JsonElement value)
    {
        var raw = value.GetRawText();
        if (raw.Contains('\n', StringComparison.Ordinal) || raw.Contains('\r', StringComparison.Ordinal))
        {
            value.WriteTo(json);
        }
        else
        {
            json.WriteRawValue(raw, skipInputValidation: true);
        }
    }

    private void WriteFaults(IReadOnlyList<Fault> faults)
    {
        if (faults.Count == 0)
        {
            return;
        }

        json.WriteStartArray("errors"u8);
        foreach (var fault in faults)
        {
            json.WriteStartObject();
            json.WriteString("pointer"u8, fault.Pointer);
            json.WriteString("code"u8, fault.Code);
            json.WriteString("detail"u8, fault.Detail);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private async ValueTask FlushAsync(CancellationToken cancellationToken)
    {
        await output.WriteAsync(buffer.WrittenMemory, cancellationToken);
        buffer.ResetWrittenCount();
    }
}
