using Collab.Core.Results;
using Collab.Core.Writing;

namespace Collab.Core.Activities;

/// <summary>
/// Plans what a set of activities changes: new ones are added, stored ones updated, and those that say what is stored already are left
/// alone. The same id twice in one set: the last one counts.
/// </summary>
public static class ActivityPlan
{
    public static Outcome<ChangePlan> Of(
        string action, IReadOnlyList<Activity> activities, IReadOnlyDictionary<Guid, StoredActivity> stored)
    {
        ArgumentNullException.ThrowIfNull(activities);
        ArgumentNullException.ThrowIfNull(stored);
        var items = new List<ItemChange>(activities.Count);
        foreach (var activity in LastOfEach(activities))
        {
            if (!stored.TryGetValue(activity.Id, out var before))
            {
                items.Add(new(activity.Id, null, activity));
            }
            else if (!activity.SaysTheSameAs(before.Record))
            {
                items.Add(new(activity.Id, before.Record, activity with { CreatedAt = before.Record.CreatedAt }));
            }
        }

        return new ChangePlan { Action = action, Items = items };
    }

    private static IReadOnlyList<Activity> LastOfEach(IReadOnlyList<Activity> activities)
    {
        if (activities.Count == 1)
        {
            return activities;
        }

        var last = new Dictionary<Guid, Activity>(activities.Count);
        foreach (var activity in activities)
        {
            last[activity.Id] = activity;
        }

        return last.Count == activities.Count ? activities : [.. last.Values];
    }
}
