using Collab.Core.Items;
using Collab.Core.Results;
using Collab.Core.Store;

namespace Collab.Core.Writing;

/// <summary>Decides what to change, given the collaboration as it is and the items that are known to be stored. Pure: it may be asked again.</summary>
public delegate Outcome<ChangePlan> Planner(CollaborationHead head, IReadOnlyDictionary<Guid, StoredItem> stored);

/// <summary>Makes the marker of a write from what it will have stored.</summary>
public delegate RowChange MarkerMaker(CollaborationHead head, ChangePlan plan, DateTimeOffset now);

/// <summary>One write to one collaboration.</summary>
public sealed record WriteRequest
{
    /// <summary>What a plan is given where nothing was looked for.</summary>
    internal static readonly IReadOnlyDictionary<Guid, StoredItem> NothingStored = new Dictionary<Guid, StoredItem>();

    /// <summary>The home institution, whose partition it is.</summary>
    public required string Institution { get; init; }

    public required Guid Collaboration { get; init; }

    public required WriteOrigin Origin { get; init; }

    public required Planner Plan { get; init; }

    /// <summary>The key of the row that says this write is done; null for a write that leaves no marker.</summary>
    public string? MarkerKey { get; init; }

    public MarkerMaker? Marker { get; init; }

    /// <summary>True when a marker loses its force after <see cref="DoneMarker.RequestLifetime"/>.</summary>
    public bool MarkerExpires { get; init; }

    /// <summary>The collaboration to create when there is none; null for a change to one that must exist.</summary>
    public CollaborationHead? Fresh { get; init; }

    /// <summary>Items that the plan must know as they are stored; others are taken to be new until their rows are in the way.</summary>
    public IReadOnlyList<ItemKey> Items { get; init; } = [];

    /// <summary>
    /// Reads what the plan must know beside the items, given those. It is asked before every plan and behind the head, whose tag so guards
    /// what it read, as long as that is written together with the head only.
    /// </summary>
    public Func<IReadOnlyDictionary<Guid, StoredItem>, CancellationToken, Task>? Look { get; init; }
}
