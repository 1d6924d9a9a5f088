using System.Buffers.Text;
using System.Globalization;
using System.Text.Json;

namespace Azure.Data.Tables;

/// <summary>Reads entities from the service's JSON with minimal metadata.</summary>
/// <remarks>
/// The service names the type of what JSON has no type for, in a property before or after it ("Amount@odata.type"); the time stamp's
/// it leaves out.
/// </remarks>
internal static class EntityReader
{
    /// <summary>One entity, an answer's whole body.</summary>
    public static T ReadOne<T>(ReadOnlySpan<byte> json)
        where T : class, ITableEntity
    {
        var reader = new Utf8JsonReader(json);
        reader.Read();
        return Shape<T>(Read(ref reader, new NameTable()));
    }

    /// <summary>The entities of a query's answer.</summary>
    public static List<T> ReadPage<T>(ReadOnlySpan<byte> json)
        where T : class, ITableEntity
    {
        var entities = new List<T>();
        var names = new NameTable();
        var reader = new Utf8JsonReader(json);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isValue = reader.ValueTextEquals("value"u8);
            reader.Read();
            if (!isValue)
            {
                reader.Skip();
                continue;
            }

            while (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
            {
                entities.Add(Shape<T>(Read(ref reader, names)));
            }
        }

        return entities;
    }

    private static T Shape<T>(TableEntity entity)
        where T : class, ITableEntity =>
        entity as T ?? EntityShape.Of(typeof(T)).Fill(Activator.CreateInstance<T>(), entity);

    private static TableEntity Read(ref Utf8JsonReader reader, NameTable names)
    {
        var entity = new TableEntity();
        var properties = entity.Properties;
        string? typedName = null;
        string? type = null;
        names.Restart();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = names.Find(ref reader);
            reader.Read();
            if (name.EndsWith(PropertyNames.TypeSuffix, StringComparison.Ordinal))
            {
                typedName = names.Typed(name);
                type = NameTable.Type(ref reader);
                if (properties.TryGetValue(typedName, out var early) && early is string text)
                {
                    properties[typedName] = Convert(text, type);
                }
            }
            else
            {
                properties[name] = name == PropertyNames.Timestamp ? ReadText(ref reader, "Edm.DateTime")
                    : ReferenceEquals(name, typedName) ? ReadTyped(ref reader, type!)
                    : ReadUntyped(ref reader);
            }
        }

        return entity;
    }

    private static object ReadUntyped(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.String => reader.GetString()!,
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        JsonTokenType.Number => reader.TryGetInt32(out var number) ? (object)number : reader.GetDouble(),
        JsonTokenType.Null => null!,
        _ => throw new JsonException($"An entity's property can't be a {reader.TokenType}."),
    };

    private static object ReadTyped(ref Utf8JsonReader reader, string type) => reader.TokenType switch
    {
        JsonTokenType.String => ReadText(ref reader, type),
        JsonTokenType.Number when type == "Edm.Double" => reader.GetDouble(),
        JsonTokenType.Number when type == "Edm.Int64" => reader.GetInt64(),
        _ => ReadUntyped(ref reader),
    };

    private static object ReadText(ref Utf8JsonReader reader, string type) => type switch
    {
        "Edm.DateTime" when reader.TryGetDateTimeOffset(out var instant) => instant.ToUniversalTime(),
        "Edm.Int64" when Utf8Parser.TryParse(reader.ValueSpan, out long number, out var read) && read == reader.ValueSpan.Length => number,
        "Edm.Guid" when reader.TryGetGuid(out var guid) => guid,
        "Edm.Binary" => reader.GetBytesFromBase64(),
        _ => Convert(reader.GetString()!, type),
    };

    private static object Convert(string text, string type) => type switch
    {
        "Edm.String" => text,
        "Edm.Int64" => long.Parse(text, CultureInfo.InvariantCulture),
        "Edm.Int32" => int.Parse(text, CultureInfo.InvariantCulture),
        "Edm.Double" => ParseDouble(text),
        "Edm.Boolean" => bool.Parse(text),
        "Edm.Guid" => Guid.Parse(text),
        "Edm.Binary" => System.Convert.FromBase64String(text),
        "Edm.DateTime" => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal),
        _ => throw new JsonException($"The service sent a value of the unknown type '{type}'."),
    };

    private static double ParseDouble(string text) => text switch
    {
        "NaN" => double.NaN,
        "Infinity" => double.PositiveInfinity,
        "-Infinity" => double.NegativeInfinity,
        _ => double.Parse(text, CultureInfo.InvariantCulture),
    };
}
