using System.Diagnostics;

namespace Collab.Core.Writing;

/// <summary>A write on its way: it waits in line until its turn comes, or until the write before it has taken it along.</summary>
internal sealed class PendingWrite(WriteRequest request, CommitTrail trail) : PlaceInLine
{
    private ActivityContext committedBy;

    public WriteRequest Request => request;

    public CommitTrail Trail => trail;

    /// <summary>What a shared commit would have stored of which nobody knows whether it landed; null without one.</summary>
    public WriteResult.Done? Tried { get; set; }

    /// <summary>True when it can't be taken along with another's write.</summary>
    public bool IsAlone { get; set; }

    /// <summary>Adds what a plan does to a commit, its marker too, and gives the head as it will be.</summary>
    /// <param name="commit">The commit in the making.</param>
    /// <param name="head">The collaboration as it is, or as the commit leaves it so far.</param>
    /// <param name="plan">What to change.</param>
    /// <param name="reader">Reads the cells that aren't known yet.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<CollaborationHead> AddToAsync(
        RegisterCommit commit, CollaborationHead head, ChangePlan plan, RegisterReader reader, CancellationToken cancellationToken)
    {
        var ready = await reader.WithCellsAsync(head, RegisterCommit.MonthsOf(plan), cancellationToken);
        var next = commit.Change(ready, plan, request.Origin, trail.ChangeId);
        if (request.Marker is { } make)
        {
            commit.Add(make(next, plan, commit.Now));
        }

        return next;
    }

    /// <summary>It was stored by the commit of the span that is current here.</summary>
    public void End(WriteResult result)
    {
        committedBy = Activity.Current?.Context ?? default;
        Leave(result);
    }

    /// <summary>Points from the span that is current here to the one whose commit stored this write.</summary>
    public void LinkToCommit()
    {
        if (committedBy != default)
        {
            Activity.Current?.AddLink(new(committedBy));
        }
    }
}
