namespace Collab.Core.Reports;

/// <summary>Shares from 0 to 1 with up to four digits behind the point, written without zeros at their end.</summary>
internal static class Share
{
    private const long Parts = 10_000;

    /// <summary>The part of the whole, a half of the last digit rounded up; null of nothing.</summary>
    public static decimal? Of(long part, long whole) => whole == 0 ? null : Write(((2 * part * Parts) + whole) / (2 * whole));

    /// <summary>How much more a share is than another; null when there isn't one of them.</summary>
    public static decimal? Difference(decimal? now, decimal? before) =>
        now is { } a && before is { } b ? Write((long)((a - b) * Parts)) : null;

    private static decimal Write(long parts) => parts / (decimal)Parts;
}
