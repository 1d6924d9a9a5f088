using Collab.Core.Store;
using Collab.Testing.Stores;

namespace Collab.Core.Tests.Support;

/// <summary>Stands before a store and lets a test decide what becomes of each commit to the register, which come numbered from 1.</summary>
internal sealed class WatchedCommits(IRowStore inner, Func<int, Func<Task<CommitResult>>, Task<CommitResult>> decide) : StoreAround(inner)
{
    private int number;

    /// <summary>Commits that were tried.</summary>
    public int Count => number;

    public override Task<CommitResult> CommitAsync(string table, string partition, IReadOnlyList<RowChange> changes, CancellationToken cancellationToken) =>
        decide(++number, () => Inner.CommitAsync(table, partition, changes, CancellationToken.None));
}
