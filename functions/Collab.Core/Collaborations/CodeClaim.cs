using Collab.Core.Store;
using Collab.Core.Writing;

namespace Collab.Core.Collaborations;

/// <summary>The row that holds a code for one collaboration, so that no other of the institution can have it.</summary>
internal static class CodeClaim
{
    /// <summary>What a change of code does to the claims; nothing when both codes are the same but for their case.</summary>
    public static IReadOnlyList<RowChange> Change(Guid collaboration, string? before, string? after)
    {
        var (old, now) = (KeyOf(before), KeyOf(after));
        if (old == now)
        {
            return [];
        }

        var changes = new List<RowChange>(2);
        if (old is not null)
        {
            changes.Add(new RowChange.Delete(old));
        }

        if (now is not null)
        {
            changes.Add(new RowChange.Add(now, new Dictionary<string, object> { ["collaboration"] = collaboration }));
        }

        return changes;
    }

    private static string? KeyOf(string? code) => code is null ? null : RegisterKeys.Code(code);
}
