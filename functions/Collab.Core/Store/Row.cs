namespace Collab.Core.Store;

/// <summary>
/// A stored row: its key within a partition, the store's opaque concurrency tag and its values.
/// A value is one of <see cref="string"/>, <see cref="int"/>, <see cref="long"/>, <see cref="double"/>, <see cref="bool"/>,
/// <see cref="DateTimeOffset"/> (kept in UTC), <see cref="Guid"/> or <c>byte[]</c>; a null is never stored.
/// </summary>
public sealed record Row(string Key, string ETag, IReadOnlyDictionary<string, object> Values)
{
    /// <summary>The text in <paramref name="column"/>, or null when the row has no such column.</summary>
    public string? Text(string column) => Values.TryGetValue(column, out var value) ? (string)value : null;

    /// <summary>The integer in <paramref name="column"/>, or null when the row has no such column.</summary>
    public int? Number(string column) => Values.TryGetValue(column, out var value) ? (int)value : null;

    /// <summary>The bytes in <paramref name="column"/>, or null when the row has no such column.</summary>
    public byte[]? Bytes(string column) => Values.TryGetValue(column, out var value) ? (byte[])value : null;

    /// <summary>The instant in <paramref name="column"/>, or null when the row has no such column.</summary>
    public DateTimeOffset? Instant(string column) => Values.TryGetValue(column, out var value) ? (DateTimeOffset)value : null;
}
