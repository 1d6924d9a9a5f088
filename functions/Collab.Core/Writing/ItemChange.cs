using Collab.Core.Items;

namespace Collab.Core.Writing;

/// <summary>
/// One item's part of a change. Without <see cref="Before"/> it is taken to be new; should its row exist all the same, the writer
/// reads it and asks for the plan again.
/// </summary>
public sealed record ItemChange(IItem? Before, IItem? After)
{
    private byte[]? body;

    public Guid Id => Either.Id;

    public ItemType Type => Either.Type;

    /// <summary>The item's JSON after the change.</summary>
    public byte[] Body => body ??= Type.Bytes(After!);

    public string Action => (Before, After) switch
    {
        (null, _) => "created",
        (_, null) => "deleted",
        _ => "updated",
    };

    private IItem Either => After ?? Before!;
}

/// <summary>Which item of a collaboration.</summary>
public readonly record struct ItemKey(ItemType Type, Guid Id);
