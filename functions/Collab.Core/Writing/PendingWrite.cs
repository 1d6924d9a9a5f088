using System.Diagnostics;

namespace Collab.Core.Writing;

/// <summary>A write on its way: it waits in line until its turn comes, or until the write before it has taken it along.</summary>
internal sealed class PendingWrite(WriteRequest request, CommitTrail trail) : PlaceInLine
{
    private ActivityContext committedBy;

    public WriteRequest Request => request;

    public CommitTrail Trail => trail;

    /// <summary>What the last try would have stored; null before the first.</summary>
    public WriteResult.Done? Tried { get; set; }

    /// <summary>True when it can't be taken along with another's write.</summary>
    public bool IsAlone { get; set; }

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
