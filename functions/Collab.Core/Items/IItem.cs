using Collab.Core.MonthCells;

namespace Collab.Core.Items;

/// <summary>A record that hangs on a collaboration: an activity, outcome, funding or challenge, or the link to a document. Immutable.</summary>
public interface IItem
{
    Guid Id { get; }

    Guid Collaboration { get; }

    /// <summary>The sender's own key, unique per collaboration and type; the same one again updates this record.</summary>
    string? Reference { get; }

    DateTimeOffset CreatedAt { get; }

    DateTimeOffset UpdatedAt { get; }

    ItemType Type { get; }

    /// <summary>Where and how it counts; null when it counts nowhere.</summary>
    CellEntry? Counted { get; }

    /// <summary>The same said under another stamp.</summary>
    IItem With(ItemStamp stamp);
}

/// <summary>What makes a record this one, apart from what it says: its id, its place, the sender's key and its times.</summary>
public readonly record struct ItemStamp(Guid Id, Guid Collaboration, string? Reference, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt)
{
    public static ItemStamp Of(IItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return new(item.Id, item.Collaboration, item.Reference, item.CreatedAt, item.UpdatedAt);
    }
}
