using Collab.Core.Results;
using Collab.Core.Writing;

namespace Collab.Core.Items;

/// <summary>
/// Plans what a set of items changes: new ones are added, stored ones updated, and those that say what is stored already are left
/// alone. No id may stand in the set twice.
/// </summary>
public static class ItemPlan
{
    public static Outcome<ChangePlan> Of(string action, IReadOnlyList<IItem> items, IReadOnlyDictionary<Guid, StoredItem> stored)
    {
        ArgumentNullException.ThrowIfNull(items);
        ArgumentNullException.ThrowIfNull(stored);
        var changes = new List<ItemChange>(items.Count);
        foreach (var item in items)
        {
            if (!stored.TryGetValue(item.Id, out var before))
            {
                changes.Add(new(null, item));
            }
            else if (!before.SaysTheSameAs(item))
            {
                changes.Add(new(before.Record, item.With(ItemStamp.Of(item) with { CreatedAt = before.Record.CreatedAt })));
            }
        }

        return new ChangePlan { Action = action, Items = changes };
    }
}
