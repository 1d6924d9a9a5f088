namespace Collab.Core.Items;

/// <summary>Where an item is found.</summary>
public sealed record ItemAddress(Guid Collaboration, ItemType Type, Guid Id);
