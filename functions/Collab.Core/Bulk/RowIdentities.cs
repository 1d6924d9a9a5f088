using Collab.Core.Items;
using Collab.Core.Writing;

namespace Collab.Core.Bulk;

/// <summary>Gives the records of a file or bulk request ids that are the same whenever it is read again, or a corrected one.</summary>
public sealed class RowIdentities(TimeProvider clock)
{
    // By the first eight bytes of the content's hash: two different rows that share them would only get different occurrence numbers.
    private readonly Dictionary<ulong, int> seen = [];

    public IItem Give(IItem item, CollaborationHead head)
    {
        ArgumentNullException.ThrowIfNull(item);
        ArgumentNullException.ThrowIfNull(head);
        var now = clock.GetUtcNow();
        var collaboration = head.Record.Id;
        var placed = item.With(new(default, collaboration, item.Reference, now, now));
        var id = item.Reference is { } reference ? ItemId.OfReference(collaboration, item.Type, reference) : OfContent(placed);
        return placed.With(ItemStamp.Of(placed) with { Id = id });
    }

    private Guid OfContent(IItem item)
    {
        var content = ItemId.ContentHash(item);
        var key = BitConverter.ToUInt64(content);
        var occurrence = seen[key] = seen.GetValueOrDefault(key) + 1;
        return ItemId.OfRow(item.Type, content, occurrence);
    }
}
