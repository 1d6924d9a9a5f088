using Collab.Core.Store;

namespace Collab.Core.Moving;

/// <summary>Ranges of a partition. What no prefix names is exported too, so that a new kind of row can't be forgotten.</summary>
internal static class KeyGaps
{
    private const string First = " ";
    private const string Last = "~";

    public static RowRange Everything { get; } = new(First, Last);

    /// <summary>All keys but those that begin with one of the prefixes.</summary>
    public static IEnumerable<RowRange> Between(params string[] prefixes)
    {
        var from = First;
        foreach (var range in prefixes.Order(StringComparer.Ordinal).Select(RowRange.Prefix))
        {
            yield return new(from, range.From);
            from = range.To;
        }

        yield return new(from, Last);
    }
}
