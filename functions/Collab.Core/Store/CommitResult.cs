namespace Collab.Core.Store;

/// <summary>Why a commit was refused.</summary>
public enum RefusalReason
{
    /// <summary>The key of an <see cref="RowChange.Add"/> is already taken.</summary>
    Exists,

    /// <summary>The row has changed since its tag was read.</summary>
    Stale,

    /// <summary>The row to replace or delete isn't there.</summary>
    Missing,
}

/// <summary>What became of a commit: every change was stored, or none was.</summary>
public abstract record CommitResult
{
    private CommitResult()
    {
    }

    /// <summary>All changes are durable. <paramref name="ETags"/> holds each change's new tag, in order; a deletion's is empty.</summary>
    public sealed record Committed(IReadOnlyList<string> ETags) : CommitResult;

    /// <summary>Nothing was stored; <paramref name="Index"/> is the first change that could not be made (zero-based).</summary>
    public sealed record Refused(int Index, RefusalReason Reason) : CommitResult;
}
