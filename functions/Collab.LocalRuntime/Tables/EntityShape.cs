using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json;

namespace Azure.Data.Tables;

/// <summary>The properties of an entity type of one's own: all public ones that can be read and set.</summary>
internal sealed class EntityShape
{
    private static readonly ConcurrentDictionary<Type, EntityShape> Shapes = new();

    private readonly PropertyInfo[] _properties;

    private EntityShape(Type type)
    {
        _properties =
        [
            .. type.GetProperties(BindingFlags.Instance | BindingFlags.Public)
                .Where(p => p.GetIndexParameters().Length == 0 && p.GetMethod is { IsPublic: true } && p.SetMethod is { IsPublic: true })
                .Where(p => p.PropertyType != typeof(ETag) && p.Name is not (PropertyNames.PartitionKey or PropertyNames.RowKey or PropertyNames.Timestamp)),
        ];
    }

    public static EntityShape Of(Type type) => Shapes.GetOrAdd(type, static t => new(t));

    /// <summary>Writes the keys and all properties into the open object.</summary>
    public void Write(Utf8JsonWriter writer, ITableEntity entity)
    {
        EntityWriter.WriteProperty(writer, PropertyNames.PartitionKey, entity.PartitionKey);
        EntityWriter.WriteProperty(writer, PropertyNames.RowKey, entity.RowKey);
        foreach (var property in _properties)
        {
            EntityWriter.WriteProperty(writer, property.Name, property.GetValue(entity));
        }
    }

    /// <summary>Sets what <paramref name="source"/> has for each property.</summary>
    /// <exception cref="InvalidOperationException">A stored value isn't of the property's type.</exception>
    public T Fill<T>(T entity, TableEntity source)
        where T : ITableEntity
    {
        entity.PartitionKey = source.PartitionKey;
        entity.RowKey = source.RowKey;
        entity.Timestamp = source.Timestamp;
        entity.ETag = source.ETag;
        object target = entity;
        foreach (var property in _properties)
        {
            if (source.TryGetValue(property.Name, out var value))
            {
                property.SetValue(target, Convert(source, property.Name, value, Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType));
            }
        }

        return (T)target;
    }

    private static object? Convert(TableEntity source, string name, object? value, Type wanted) => value switch
    {
        null => null,
        _ when wanted.IsInstanceOfType(value) => value,
        DateTimeOffset when wanted == typeof(DateTime) => source.GetDateTime(name),
        byte[] when wanted == typeof(BinaryData) => source.GetBinaryData(name),
        int number when wanted == typeof(long) => (long)number,
        int number when wanted == typeof(double) => (double)number,
        string text when wanted.IsEnum => Enum.Parse(wanted, text),
        _ => throw new InvalidOperationException($"The property '{name}' is a {wanted}, but stored is a {value.GetType()}."),
    };
}
