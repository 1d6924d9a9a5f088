using Collab.Core.Results;
using Collab.Core.Standards;

namespace Collab.Core.Collaborations;

/// <summary>A move along the lifecycle, and why.</summary>
public sealed record Move(CollaborationStatus To, DateOnly On, string? Reason);

/// <summary>
/// draft → proposed → signed → active → expired, terminated or superseded; terminated also from proposed and signed.
/// </summary>
public static class Lifecycle
{
    /// <summary>The statuses a person may move to from <paramref name="status"/>.</summary>
    public static IReadOnlyList<CollaborationStatus> MovesFrom(CollaborationStatus status) => status switch
    {
        CollaborationStatus.Draft => [CollaborationStatus.Proposed],
        CollaborationStatus.Proposed => [CollaborationStatus.Signed, CollaborationStatus.Terminated],
        CollaborationStatus.Signed => [CollaborationStatus.Active, CollaborationStatus.Terminated],
        CollaborationStatus.Active => [CollaborationStatus.Expired, CollaborationStatus.Terminated, CollaborationStatus.Superseded],
        _ => [],
    };

    /// <summary>The collaboration after the move, or the conflict that names the allowed moves, or the faults.</summary>
    public static Outcome<Collaboration> Apply(Collaboration collaboration, Move move)
    {
        ArgumentNullException.ThrowIfNull(collaboration);
        ArgumentNullException.ThrowIfNull(move);
        var allowed = MovesFrom(collaboration.Status);
        if (!allowed.Contains(move.To))
        {
            return new Refusal.Conflict(
                "move-not-allowed",
                $"From {Codes<CollaborationStatus>.Of(collaboration.Status)} to {Codes<CollaborationStatus>.Of(move.To)} is no move of the lifecycle. {AllowedFrom(collaboration.Status)}");
        }

        var faults = new Faults();
        var moved = Moved(collaboration, move, faults);
        CollaborationDates.Check(moved, faults);
        return faults.TryRefuse(out var refusal) ? refusal : moved.WithDerived();
    }

    /// <summary>
    /// What a day brings by itself: signed becomes active on <c>startsOn</c>; active expires the day after <c>endsOn</c>, or its end moves
    /// on by <c>autoRenewMonths</c>. Null when nothing is due.
    /// </summary>
    public static Collaboration? Due(Collaboration collaboration, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(collaboration);
        var next = collaboration;
        if (next.Status == CollaborationStatus.Signed && next.StartsOn <= today)
        {
            next = next with { Status = CollaborationStatus.Active };
        }

        if (next.Status == CollaborationStatus.Active && next.EndsOn < today)
        {
            next = next.AutoRenewMonths is { } months && next.RenewedBy is null
                ? next with { EndsOn = Renewed(next.EndsOn!.Value, months, today) }
                : next with { Status = CollaborationStatus.Expired };
        }

        return next == collaboration ? null : next.WithDerived();
    }

    /// <summary>Where an agreement with these dates stands on a day. One that renews itself doesn't expire.</summary>
    public static CollaborationStatus StatusOn(Collaboration collaboration, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(collaboration);
        return collaboration switch
        {
            { EndsOn: { } end, AutoRenewMonths: null } when end < today => CollaborationStatus.Expired,
            { StartsOn: { } start } when start <= today => CollaborationStatus.Active,
            { SignedOn: { } signed } when signed <= today => CollaborationStatus.Signed,
            _ => CollaborationStatus.Draft,
        };
    }

    /// <summary>A change of the record doesn't move it.</summary>
    public static Refusal NoMoveByChange(CollaborationStatus status) => new Refusal.Conflict(
        "move-not-allowed", $"The status moves by POST …/transitions, not by a change of the record. {AllowedFrom(status)}");

    private static string AllowedFrom(CollaborationStatus status)
    {
        var allowed = MovesFrom(status);
        return $"Allowed moves: {(allowed.Count == 0 ? "none, it has ended" : string.Join(", ", allowed.Select(Codes<CollaborationStatus>.Of)))}.";
    }

    private static Collaboration Moved(Collaboration collaboration, Move move, Faults faults)
    {
        switch (move.To)
        {
            case CollaborationStatus.Signed:
                return collaboration with { Status = move.To, SignedOn = move.On };
            case CollaborationStatus.Active:
                return collaboration with { Status = move.To, StartsOn = collaboration.StartsOn ?? move.On };
            case CollaborationStatus.Expired:
                return collaboration with { Status = move.To, EndsOn = collaboration.EndsOn is { } end && end < move.On ? end : move.On };
            case CollaborationStatus.Terminated:
                if (move.Reason is null)
                {
                    faults.Rule("/reason", "required", "A termination needs a reason.");
                }

                return collaboration with { Status = move.To, TerminatedOn = move.On, TerminationReason = move.Reason };
            case CollaborationStatus.Superseded:
                return collaboration with { Status = move.To, EndsOn = collaboration.EndsOn is { } last && last < move.On ? last : move.On };
            default:
                return collaboration with { Status = move.To };
        }
    }

    /// <summary>The first renewed end that isn't over. Counted from the agreed end each time, so that a 31st stays a month's last day.</summary>
    private static DateOnly Renewed(DateOnly endsOn, int months, DateOnly today)
    {
        var times = 1;
        while (endsOn.AddMonths(months * times) < today)
        {
            times++;
        }

        return endsOn.AddMonths(months * times);
    }
}
