using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Collab.Core.Documents;
using Collab.Core.Store;

namespace Collab.Core.Moving;

/// <summary>
/// A row as a line of an export: JSON with its type, place, key and values in order of their names. A text, a whole number and a truth stand as
/// they are; any other value is an object that names its kind. Bytes that are JSON stand as that JSON, the very bytes. One row has one line.
/// </summary>
internal static class RowLine
{
    private const string Tag = "etag";

    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonReaderOptions Deep = new() { MaxDepth = 128 };

    /// <summary>Writes the line without its end.</summary>
    public static void Write(MovedRow moved, IBufferWriter<byte> output)
    {
        using var json = new Utf8JsonWriter(output, Readable);
        json.WriteStartObject();
        json.WriteString("type", moved.Type);
        json.WriteString("table", moved.Table);
        json.WriteString("partition", moved.Partition);
        json.WriteString("key", moved.Row.Key);
        json.WriteStartObject("values");
        foreach (var (name, value) in Payload.Joined(moved.Row))
        {
            if (!IsOfTheStore(moved, name))
            {
                json.WritePropertyName(name);
                Write(json, value);
            }
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>The row of a line, ready to be stored.</summary>
    /// <exception cref="JsonException">The line is none of a row.</exception>
    public static MovedRow Read(ReadOnlySpan<byte> line)
    {
        var json = new Utf8JsonReader(line, Deep);
        Expect(ref json, JsonTokenType.StartObject);
        Member(ref json, "type");
        var table = Member(ref json, "table");
        var partition = Member(ref json, "partition");
        var key = Member(ref json, "key");
        Name(ref json, "values");
        Expect(ref json, JsonTokenType.StartObject);
        var values = new Dictionary<string, object>(StringComparer.Ordinal);
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var name = json.GetString()!;
            json.Read();
            var value = ReadValue(ref json, line);
            if (value is byte[] bytes)
            {
                Payload.Write(values, name, bytes);
            }
            else
            {
                values[name] = value;
            }
        }

        Expect(ref json, JsonTokenType.EndObject);
        if (json.Read())
        {
            throw new JsonException("Something stands behind the row.");
        }

        var moved = new MovedRow(table, partition, new(key, string.Empty, values));
        if (IsOfTheStore(moved, Tag))
        {
            values[Tag] = string.Empty;
        }

        return moved;
    }

    /// <summary>A version of a blob is known to its store alone; elsewhere the file is another one, to be looked at once more.</summary>
    private static bool IsOfTheStore(MovedRow moved, string name) =>
        name == Tag && moved.Table == TableNames.Documents && moved.Partition == DocumentKeys.Partition && moved.Row.Key.StartsWith("n|", StringComparison.Ordinal);

    private static void Write(Utf8JsonWriter json, object value)
    {
        switch (value)
        {
            case string text:
                json.WriteStringValue(text);
                return;
            case int number:
                json.WriteNumberValue(number);
                return;
            case bool truth:
                json.WriteBooleanValue(truth);
                return;
            case byte[] bytes when IsJson(bytes):
                json.WriteStartObject();
                json.WritePropertyName("json");
                json.WriteRawValue(bytes, skipInputValidation: true);
                json.WriteEndObject();
                return;
            case byte[] bytes:
                json.WriteStartObject();
                json.WriteBase64String("bytes", bytes);
                json.WriteEndObject();
                return;
        }

        var (kind, written) = value switch
        {
            Guid id => ("id", id.ToString()),
            DateTimeOffset instant => ("instant", instant.UtcDateTime.ToString("O", CultureInfo.InvariantCulture)),
            long number => ("long", number.ToString(CultureInfo.InvariantCulture)),
            double number => ("double", number.ToString("R", CultureInfo.InvariantCulture)),
            _ => throw new InvalidOperationException($"No store keeps a {value.GetType().Name}."),
        };
        json.WriteStartObject();
        json.WriteString(kind, written);
        json.WriteEndObject();
    }

    private static object ReadValue(ref Utf8JsonReader json, ReadOnlySpan<byte> line)
    {
        switch (json.TokenType)
        {
            case JsonTokenType.String:
                return json.GetString()!;
            case JsonTokenType.Number:
                return json.GetInt32();
            case JsonTokenType.True or JsonTokenType.False:
                return json.GetBoolean();
            case JsonTokenType.StartObject:
                break;
            default:
                throw new JsonException("A value is of no kind that a row has.");
        }

        json.Read();
        var kind = json.GetString();
        json.Read();
        var value = kind == "json" ? ReadJson(ref json, line) : ReadNamed(kind, ref json);
        Expect(ref json, JsonTokenType.EndObject);
        return value;
    }

    private static byte[] ReadJson(ref Utf8JsonReader json, ReadOnlySpan<byte> line)
    {
        var from = (int)json.TokenStartIndex;
        json.Skip();
        return line[from..(int)json.BytesConsumed].ToArray();
    }

    private static object ReadNamed(string? kind, ref Utf8JsonReader json) => kind switch
    {
        "bytes" => json.GetBytesFromBase64(),
        "id" => json.GetGuid(),
        "instant" => new DateTimeOffset(DateTime.ParseExact(json.GetString()!, "O", CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind)),
        "long" => long.Parse(json.GetString()!, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture),
        "double" => double.Parse(json.GetString()!, CultureInfo.InvariantCulture),
        _ => throw new JsonException("A value is of no kind that a row has."),
    };

    /// <summary>JSON that can stand in a line as it is; anything else stands there as bytes.</summary>
    private static bool IsJson(byte[] bytes)
    {
        if (bytes is not [(byte)'{', ..] || bytes.AsSpan().IndexOfAny((byte)'\n', (byte)'\r') >= 0 || !Utf8.IsValid(bytes))
        {
            return false;
        }

        try
        {
            var json = new Utf8JsonReader(bytes);
            while (json.Read())
            {
            }

            return bytes[^1] == '}';
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static string Member(ref Utf8JsonReader json, string name)
    {
        Name(ref json, name);
        Expect(ref json, JsonTokenType.String);
        return json.GetString()!;
    }

    private static void Name(ref Utf8JsonReader json, string name)
    {
        Expect(ref json, JsonTokenType.PropertyName);
        if (!json.ValueTextEquals(name))
        {
            throw new JsonException($"The member {name} is missing, or not in its place.");
        }
    }

    private static void Expect(ref Utf8JsonReader json, JsonTokenType wanted)
    {
        if (!json.Read() || json.TokenType != wanted)
        {
            throw new JsonException("A row has the members type, table, partition, key and values, in this order.");
        }
    }
}
