using Collab.Core.Collaborations;
using Collab.Core.Results;
using Collab.Core.Store;

namespace Collab.Core.Writing;

/// <summary>What one commit is to change under one collaboration. A plan that changes nothing isn't committed.</summary>
public sealed record ChangePlan
{
    /// <summary>The action's name in history, such as <c>submit-activity</c>.</summary>
    public required string Action { get; init; }

    /// <summary>The collaboration's record after the change; null when it stays.</summary>
    public Collaboration? Record { get; init; }

    /// <summary>True when the collaboration is to go. Its history stays.</summary>
    public bool Deletes { get; init; }

    public IReadOnlyList<ItemChange> Items { get; init; } = [];

    /// <summary>Rows that belong to the change, such as the claim of a code.</summary>
    public IReadOnlyList<RowChange> Claims { get; init; } = [];

    /// <summary>Changes to other collaborations of the same institution that belong to the same commit.</summary>
    public IReadOnlyList<LinkedChange> Linked { get; init; } = [];

    public bool IsEmpty => Record is null && !Deletes && Items.Count == 0;
}

/// <summary>A change to a further collaboration of the same home institution. One that has gone is left out.</summary>
public sealed record LinkedChange(Guid Collaboration, Func<CollaborationHead, Outcome<ChangePlan>> Plan);
