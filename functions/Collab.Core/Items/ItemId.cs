using System.Globalization;
using System.Security.Cryptography;
using Collab.Core.Standards;

namespace Collab.Core.Items;

/// <summary>Ids of items: a new one, or the one that follows from the sender's reference or from what was sent in bulk.</summary>
public static class ItemId
{
    public static Guid New(TimeProvider clock) => RecordId.New(clock);

    public static Guid OfReference(Guid collaboration, ItemType type, string reference)
    {
        ArgumentNullException.ThrowIfNull(type);
        return RecordId.From(type.Name, collaboration.ToString(), reference);
    }

    /// <summary>
    /// The id of a table's row or a bulk line without a reference: it follows from what it says and from how many like it stand before it.
    /// So the same row in a corrected file is the same record, and two equal rows in one file stay two.
    /// </summary>
    /// <param name="type">The record's type.</param>
    /// <param name="content">The row's <see cref="ContentHash"/>.</param>
    /// <param name="occurrence">1 for the first row that says this.</param>
    public static Guid OfRow(ItemType type, ReadOnlySpan<byte> content, int occurrence)
    {
        ArgumentNullException.ThrowIfNull(type);
        return RecordId.From($"{type.Name}-row", Convert.ToHexStringLower(content), occurrence.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>SHA-256 of what an item says, with its collaboration but without id and times.</summary>
    public static byte[] ContentHash(IItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return SHA256.HashData(item.Type.Bytes(item.With(new ItemStamp(default, item.Collaboration, item.Reference, default, default))));
    }
}
