using Collab.Core.Activities;
using Collab.Core.Json;

namespace Collab.Core.Writing;

/// <summary>
/// One activity's part of a change. Without <see cref="Before"/> it is taken to be new; should its row exist all the same, the writer
/// reads it and asks for the plan again.
/// </summary>
public sealed record ItemChange(Guid Id, Activity? Before, Activity? After)
{
    private byte[]? body;

    /// <summary>The activity's JSON after the change.</summary>
    public byte[] Body => body ??= RegisterJson.Bytes(After!);

    public string Action => (Before, After) switch
    {
        (null, _) => "created",
        (_, null) => "deleted",
        _ => "updated",
    };
}
