using Collab.Core.Activities;
using Collab.Core.Writing;

namespace Collab.Core.Documents;

/// <summary>Gives a document's rows ids that are the same whenever the rows are read again, in this file or a corrected one.</summary>
internal sealed class RowIdentities(TimeProvider clock)
{
    // By the first eight bytes of the content's hash: two different rows that share them would only get different occurrence numbers.
    private readonly Dictionary<ulong, int> seen = [];

    public Activity Give(Activity activity, CollaborationHead head)
    {
        var now = clock.GetUtcNow();
        var placed = activity with { Collaboration = head.Record.Id, CreatedAt = now, UpdatedAt = now };
        return placed with
        {
            Id = activity.Reference is { } reference ? ActivityId.OfReference(head.Record.Id, reference) : OfContent(placed),
        };
    }

    private Guid OfContent(Activity activity)
    {
        var content = ActivityId.ContentHash(activity);
        var key = BitConverter.ToUInt64(content);
        var occurrence = seen[key] = seen.GetValueOrDefault(key) + 1;
        return ActivityId.OfRow(content, occurrence);
    }
}
