using Collab.Core.Json;
using Collab.Core.Results;

namespace Collab.Core.Collaborations;

/// <summary>Which dates a status wants, and their order.</summary>
public static class CollaborationDates
{
    public static void Check(Collaboration draft, Faults faults)
    {
        ArgumentNullException.ThrowIfNull(draft);
        ArgumentNullException.ThrowIfNull(faults);
        DateRules.Order(draft.StartsOn, draft.EndsOn, "startsOn", "/endsOn", faults);
        switch (draft.Status)
        {
            case CollaborationStatus.Signed:
                Want(draft.SignedOn, "/signedOn", "signed", faults);
                break;
            case CollaborationStatus.Active:
                Want(draft.StartsOn, "/startsOn", "active", faults);
                break;
            case CollaborationStatus.Expired:
                Want(draft.EndsOn, "/endsOn", "expired", faults);
                break;
            case CollaborationStatus.Terminated:
                Want(draft.TerminatedOn, "/terminatedOn", "terminated", faults);
                break;
            default:
                break;
        }

        if (draft.TerminatedOn is not null && draft.Status != CollaborationStatus.Terminated)
        {
            faults.Rule("/terminatedOn", "not-terminated", "Only a terminated collaboration has this date.");
        }

        if (draft.EndsOn is null && draft.AutoRenewMonths is not null)
        {
            faults.Rule("/autoRenewMonths", "open-ended", "A collaboration without endsOn has nothing to renew.");
        }
    }

    private static void Want(DateOnly? date, string pointer, string status, Faults faults)
    {
        if (date is null && !faults.All.Any(f => f.Pointer == pointer))
        {
            faults.Rule(pointer, "required", $"A collaboration that is {status} needs this date.");
        }
    }
}
