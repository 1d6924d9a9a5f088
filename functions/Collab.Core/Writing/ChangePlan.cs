using Collab.Core.Collaborations;

namespace Collab.Core.Writing;

/// <summary>What one commit is to change under one collaboration. A plan that changes nothing isn't committed.</summary>
public sealed record ChangePlan
{
    /// <summary>The action's name in history, such as <c>submit-activity</c>.</summary>
    public required string Action { get; init; }

    /// <summary>The collaboration's record after the change; null when it stays.</summary>
    public Collaboration? Record { get; init; }

    public IReadOnlyList<ItemChange> Items { get; init; } = [];

    public bool IsEmpty => Record is null && Items.Count == 0;
}

/// <summary>Changes to further collaborations of the same home institution that belong to the same commit.</summary>
public sealed record LinkedChange(Guid Collaboration, Func<CollaborationHead, ChangePlan> Plan);
