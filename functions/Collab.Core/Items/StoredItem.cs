using Collab.Core.Store;

namespace Collab.Core.Items;

/// <summary>An item as stored: the record, its JSON and its entity tag.</summary>
public sealed record StoredItem(IItem Record, byte[] Body, string ETag)
{
    public static StoredItem Read(ItemType type, Row row)
    {
        ArgumentNullException.ThrowIfNull(type);
        ArgumentNullException.ThrowIfNull(row);
        var body = Payload.Read(row, "body") ?? throw new InvalidDataException($"The row {row.Key} has no record.");
        return new(type.Parse(body), body, $"\"{row.Number("version")}\"");
    }

    /// <summary>True when the item says what is stored, whenever it was sent.</summary>
    public bool SaysTheSameAs(IItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item.Type.Bytes(item.With(ItemStamp.Of(Record))).AsSpan().SequenceEqual(Body);
    }
}
