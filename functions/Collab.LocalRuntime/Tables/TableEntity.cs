#nullable disable

using System.Collections;
using System.Globalization;

namespace Azure.Data.Tables;

/// <summary>An entity of any shape: its properties by name, the keys, time stamp and version among them.</summary>
/// <remarks>
/// Values are <see cref="string"/>, <see cref="int"/>, <see cref="long"/>, <see cref="double"/>, <see cref="bool"/>, <see cref="Guid"/>,
/// <see cref="DateTimeOffset"/> (a <see cref="DateTime"/> comes back as one) and <c>byte[]</c>.
/// </remarks>
#pragma warning disable CA1710 // The genuine name.
public sealed class TableEntity : ITableEntity, IDictionary<string, object>
#pragma warning restore CA1710
{
    private readonly Dictionary<string, object> _properties;

    /// <summary>An entity without properties.</summary>
    public TableEntity() => _properties = [];

    /// <summary>An entity with keys.</summary>
    public TableEntity(string partitionKey, string rowKey)
        : this()
    {
        PartitionKey = partitionKey;
        RowKey = rowKey;
    }

    /// <summary>An entity with a copy of <paramref name="values"/>.</summary>
    public TableEntity(IDictionary<string, object> values) => _properties = values is null ? [] : new(values);

    /// <inheritdoc/>
    public string PartitionKey
    {
        get => GetString(PropertyNames.PartitionKey);
        set => _properties[PropertyNames.PartitionKey] = value;
    }

    /// <inheritdoc/>
    public string RowKey
    {
        get => GetString(PropertyNames.RowKey);
        set => _properties[PropertyNames.RowKey] = value;
    }

    /// <inheritdoc/>
    public DateTimeOffset? Timestamp
    {
        get => GetDateTimeOffset(PropertyNames.Timestamp);
        set => _properties[PropertyNames.Timestamp] = value;
    }

    /// <inheritdoc/>
    public ETag ETag
    {
        get => new(GetString(PropertyNames.ETag));
        set => _properties[PropertyNames.ETag] = value.ToString();
    }

    /// <summary>How many properties there are, those of <see cref="ITableEntity"/> included.</summary>
    public int Count => _properties.Count;

    /// <summary>The properties' names.</summary>
    public ICollection<string> Keys => _properties.Keys;

    ICollection<object> IDictionary<string, object>.Values => _properties.Values;

    bool ICollection<KeyValuePair<string, object>>.IsReadOnly => false;

    internal Dictionary<string, object> Properties => _properties;

    /// <summary>A property, or null when there is none.</summary>
    /// <exception cref="InvalidOperationException">Set to a value that the type of the present one doesn't take.</exception>
    public object this[string key]
    {
        get => Find(key);
        set => Set(key, value);
    }

    /// <summary>The text <paramref name="key"/>, or null; an instant is written out.</summary>
    public string GetString(string key) => Find(key) switch
    {
        null => null,
        string text => text,
        DateTimeOffset instant => instant.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
        DateTime instant => instant.ToString("O", CultureInfo.InvariantCulture),
        var other => throw Mismatch<string>(other),
    };

    /// <summary>The 32-bit integer <paramref name="key"/>, or null.</summary>
    public int? GetInt32(string key) => Get<int>(key);

    /// <summary>The 64-bit integer <paramref name="key"/>, or null.</summary>
    public long? GetInt64(string key) => Get<long>(key);

    /// <summary>The number <paramref name="key"/>, or null.</summary>
    public double? GetDouble(string key) => Get<double>(key);

    /// <summary>The truth value <paramref name="key"/>, or null.</summary>
    public bool? GetBoolean(string key) => Get<bool>(key);

    /// <summary>The instant <paramref name="key"/> in UTC, or null.</summary>
    public DateTime? GetDateTime(string key) => Find(key) is DateTimeOffset instant ? instant.UtcDateTime : Get<DateTime>(key);

    /// <summary>The instant <paramref name="key"/>, or null.</summary>
    public DateTimeOffset? GetDateTimeOffset(string key) => Find(key) is DateTime instant ? new DateTimeOffset(instant) : Get<DateTimeOffset>(key);

    /// <summary>The GUID <paramref name="key"/>, or null.</summary>
    public Guid? GetGuid(string key) => Get<Guid>(key);

    /// <summary>The bytes <paramref name="key"/>, or null.</summary>
    public byte[] GetBinary(string key) => Find(key) switch
    {
        null => null,
        byte[] bytes => bytes,
        BinaryData data => data.ToArray(),
        var other => throw Mismatch<byte[]>(other),
    };

    /// <summary>The bytes <paramref name="key"/>, or null.</summary>
    public BinaryData GetBinaryData(string key) => Find(key) switch
    {
        null => null,
        byte[] bytes => BinaryData.FromBytes(bytes),
        BinaryData data => data,
        var other => throw Mismatch<BinaryData>(other),
    };

    /// <summary>Whether there is a property <paramref name="key"/>.</summary>
    public bool ContainsKey(string key) => _properties.ContainsKey(key);

    /// <summary>The property <paramref name="key"/>, if there is one.</summary>
    public bool TryGetValue(string key, out object value) => _properties.TryGetValue(key, out value);

    /// <summary>Sets the property <paramref name="key"/>, as the indexer does.</summary>
    public void Add(string key, object value) => Set(key, value);

    /// <summary>Removes the property <paramref name="key"/>.</summary>
    public bool Remove(string key) => _properties.Remove(key);

    /// <summary>Removes all properties.</summary>
    public void Clear() => _properties.Clear();

    void ICollection<KeyValuePair<string, object>>.Add(KeyValuePair<string, object> item) => Set(item.Key, item.Value);

    bool ICollection<KeyValuePair<string, object>>.Contains(KeyValuePair<string, object> item) =>
        ((ICollection<KeyValuePair<string, object>>)_properties).Contains(item);

    void ICollection<KeyValuePair<string, object>>.CopyTo(KeyValuePair<string, object>[] array, int arrayIndex) =>
        ((ICollection<KeyValuePair<string, object>>)_properties).CopyTo(array, arrayIndex);

    bool ICollection<KeyValuePair<string, object>>.Remove(KeyValuePair<string, object> item) =>
        ((ICollection<KeyValuePair<string, object>>)_properties).Remove(item);

    IEnumerator<KeyValuePair<string, object>> IEnumerable<KeyValuePair<string, object>>.GetEnumerator() => _properties.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => _properties.GetEnumerator();

    private static InvalidOperationException Mismatch<T>(object value) =>
        new($"Cannot return {typeof(T)} type for a {value.GetType()} typed property.");

    private object Find(string key)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        return _properties.GetValueOrDefault(key);
    }

    private T? Get<T>(string key)
        where T : struct => Find(key) switch
        {
            null => null,
            T value => value,
            var other => throw Mismatch<T>(other),
        };

    // A property keeps its type: an int set over a long stays a long, one of another kind is refused.
    private void Set(string key, object value)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        if (value is not null && _properties.TryGetValue(key, out var existing) && existing is not null && existing.GetType() != value.GetType())
        {
            value = (existing, value) switch
            {
                (long, int number) => (long)number,
                (double, int number) => (double)number,
                (int, long or double) => value,
                (string, DateTime or DateTimeOffset) or (DateTime, DateTimeOffset) or (DateTimeOffset, DateTime) => value,
                (byte[], BinaryData) or (BinaryData, byte[]) => value,
                _ => throw new InvalidOperationException(
                    $"A value of type {value.GetType()} cannot take the place of one of type {existing.GetType()} in '{key}'."),
            };
        }

        _properties[key] = value;
    }
}
