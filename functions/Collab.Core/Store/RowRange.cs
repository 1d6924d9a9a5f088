namespace Collab.Core.Store;

/// <summary>Row keys from <paramref name="From"/> (inclusive) to <paramref name="To"/> (exclusive), in ordinal order.</summary>
public sealed record RowRange(string From, string To)
{
    /// <summary>All keys that begin with <paramref name="prefix"/>, which must not be empty.</summary>
    public static RowRange Prefix(string prefix)
    {
        ArgumentException.ThrowIfNullOrEmpty(prefix);
        return new(prefix, prefix[..^1] + (char)(prefix[^1] + 1));
    }

    /// <summary>The part of this range behind <paramref name="key"/>.</summary>
    public RowRange After(string key) => this with { From = key + ' ' };
}

/// <summary>A page of a range: rows in key order, and the continuation of the next page or null at the end.</summary>
public sealed record RowPage(IReadOnlyList<Row> Rows, string? Continuation);
