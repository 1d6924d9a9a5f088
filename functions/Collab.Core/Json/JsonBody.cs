using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Unicode;
using Collab.Core.Results;

namespace Collab.Core.Json;

/// <summary>Parses what a client sent as JSON.</summary>
public static class JsonBody
{
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 32 };

    /// <summary>The document, or the refusal that says on which line the JSON breaks. Dispose the document.</summary>
    public static bool TryParse(ReadOnlyMemory<byte> utf8, [NotNullWhen(true)] out JsonDocument? document, [NotNullWhen(false)] out Refusal? refusal)
    {
        document = null;
        refusal = null;
        try
        {
            // Without escapes by number, valid UTF-8 has valid texts only.
            if (!Utf8.IsValid(utf8.Span) || utf8.Span.IndexOf("\\u"u8) >= 0)
            {
                CheckStrings(utf8.Span);
            }

            document = JsonDocument.Parse(utf8, Strict);
            return true;
        }
        catch (JsonException broken)
        {
            // A line of a bulk request has no lines of its own.
            var line = utf8.Span.Contains((byte)'\n') ? $"line {broken.LineNumber + 1}, " : string.Empty;
            refusal = Malformed($"This isn't JSON at {line}byte {broken.BytePositionInLine + 1}.");
        }
        catch (InvalidOperationException)
        {
            // Utf8JsonReader.GetString says so of escapes and bytes that are no Unicode text, such as half a surrogate pair.
            refusal = Malformed("A text in this JSON isn't valid Unicode.");
        }

        return false;
    }

    private static Refusal.Invalid Malformed(string detail) => new([new Fault(string.Empty, "json", detail, Malformed: true)]);

    private static void CheckStrings(ReadOnlySpan<byte> utf8)
    {
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = 32 });
        Span<char> scratch = stackalloc char[512];
        while (reader.Read())
        {
            if (reader.TokenType is not (JsonTokenType.String or JsonTokenType.PropertyName))
            {
                continue;
            }

            if (reader.ValueSpan.Length <= scratch.Length)
            {
                reader.CopyString(scratch);
            }
            else
            {
                reader.GetString();
            }
        }
    }
}
