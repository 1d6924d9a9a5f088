using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Azure.Data.Tables;

/// <summary>Writes entities as the service's JSON, each value with its EDM type where JSON has none for it.</summary>
/// <remarks>"Payload format for Table service operations", Azure documentation. Properties without a value aren't stored, nor sent.</remarks>
internal static class EntityWriter
{
    // Letters beyond ASCII as themselves: half the size in Cyrillic and Devanagari. The body is never part of a page.
    // Nothing here can write the same name twice or leave an object open, so the writer needn't check.
    public static JsonWriterOptions Options { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>Writes all that <paramref name="entity"/> has to store.</summary>
    /// <exception cref="NotSupportedException">A property has a type that tables don't keep, or a <see cref="DateTime"/> that isn't UTC.</exception>
    public static void Write(Utf8JsonWriter writer, ITableEntity entity)
    {
        writer.WriteStartObject();
        if (entity is TableEntity properties)
        {
            foreach (var (name, value) in properties.Properties)
            {
                WriteProperty(writer, name, value);
            }
        }
        else
        {
            EntityShape.Of(entity.GetType()).Write(writer, entity);
        }

        writer.WriteEndObject();
        writer.Flush();
    }

    /// <summary>Writes a property, unless it has no value or isn't for the service.</summary>
    public static void WriteProperty(Utf8JsonWriter writer, string name, object? value)
    {
        if (value is null || name == PropertyNames.Timestamp || name.StartsWith(PropertyNames.ProtocolPrefix, StringComparison.Ordinal))
        {
            return;
        }

        switch (value)
        {
            case string text:
                writer.WriteString(name, text);
                break;
            case int number:
                writer.WriteNumber(name, number);
                break;
            case bool flag:
                writer.WriteBoolean(name, flag);
                break;
            default:
                WriteTyped(writer, name, value);
                break;
        }
    }

    private static void WriteTyped(Utf8JsonWriter writer, string name, object value)
    {
        Span<char> buffer = stackalloc char[20];
        switch (value)
        {
            case long number:
                WriteType(writer, name, "Edm.Int64");
                _ = number.TryFormat(buffer, out var length, default, CultureInfo.InvariantCulture);
                writer.WriteString(name, buffer[..length]);
                break;
            case double number:
                WriteType(writer, name, "Edm.Double");
                WriteDouble(writer, name, number);
                break;
            case DateTimeOffset instant:
                WriteType(writer, name, "Edm.DateTime");
                WriteInstant(writer, name, instant.UtcDateTime);
                break;
            case DateTime { Kind: DateTimeKind.Utc } instant:
                WriteType(writer, name, "Edm.DateTime");
                WriteInstant(writer, name, instant);
                break;
            case DateTime instant:
                throw new NotSupportedException($"The property '{name}' is a DateTime of kind {instant.Kind}; tables keep UTC only.");
            case Guid guid:
                WriteType(writer, name, "Edm.Guid");
                writer.WriteString(name, guid);
                break;
            case byte[] bytes:
                WriteType(writer, name, "Edm.Binary");
                writer.WriteBase64String(name, bytes);
                break;
            case BinaryData data:
                WriteType(writer, name, "Edm.Binary");
                writer.WriteBase64String(name, data.ToMemory().Span);
                break;
            case Enum:
                writer.WriteString(name, value.ToString());
                break;
            default:
                throw new NotSupportedException($"The property '{name}' has the type {value.GetType()}, which tables don't keep.");
        }
    }

    private static void WriteDouble(Utf8JsonWriter writer, string name, double number)
    {
        if (double.IsFinite(number))
        {
            writer.WriteNumber(name, number);
            return;
        }

        writer.WriteString(name, double.IsNaN(number) ? "NaN" : number > 0 ? "Infinity" : "-Infinity");
    }

    // All seven digits: a tick is what the service keeps.
    private static void WriteInstant(Utf8JsonWriter writer, string name, DateTime utc)
    {
        Span<char> buffer = stackalloc char[28];
        _ = utc.TryFormat(buffer, out var length, "O", CultureInfo.InvariantCulture);
        writer.WriteString(name, buffer[..length]);
    }

    private static void WriteType(Utf8JsonWriter writer, string name, string type)
    {
        Span<char> typeName = stackalloc char[256 + PropertyNames.TypeSuffix.Length];
        writer.WriteString(
            typeName.TryWrite($"{name}{PropertyNames.TypeSuffix}", out var length) ? typeName[..length] : name + PropertyNames.TypeSuffix,
            type);
    }
}
