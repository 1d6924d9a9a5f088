using Collab.Core.Results;
using Collab.Core.Settings;
using Collab.Core.Writing;

namespace Collab.Core.Collaborations;

/// <summary>What a renewal does to the agreement that it renews, in the same commit.</summary>
public static class Supersession
{
    /// <summary>Links the old agreement to its renewal; when the renewal is active, an active old one is superseded.</summary>
    public static LinkedChange ByRenewal(Guid old, Collaboration renewal, RegisterCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(renewal);
        ArgumentNullException.ThrowIfNull(calendar);
        return new(old, head =>
        {
            if (head.Record.RenewedBy is { } other && other != renewal.Id)
            {
                return new Refusal.Conflict("already-renewed", $"The collaboration {old} is renewed already, by {other}.");
            }

            var record = head.Record with { RenewedBy = renewal.Id };
            if (renewal.Status == CollaborationStatus.Active && record.Status == CollaborationStatus.Active)
            {
                var on = renewal.StartsOn ?? calendar.Today;
                record = Lifecycle.Apply(record, new(CollaborationStatus.Superseded, on, null)).Match(moved => moved, _ => record);
            }

            return record == head.Record
                ? new ChangePlan { Action = "link-renewal" }
                : new ChangePlan { Action = "link-renewal", Record = record with { UpdatedAt = calendar.Now } };
        });
    }
}
