using Collab.Core.Store;
using Collab.Testing.Stores;

namespace Collab.Core.Tests.Support;

/// <summary>A store whose table <c>Register</c> takes no commits: what is read can't be taken, what is known of documents can be noted.</summary>
public sealed class RegisterOutage(IRowStore inner) : StoreAround(inner)
{
    public override Task<CommitResult> CommitAsync(string table, string partition, IReadOnlyList<RowChange> changes, CancellationToken cancellationToken) =>
        table == TableNames.Register
            ? throw new StoreUnavailableException("The register is away.", mayHaveCommitted: false)
            : Inner.CommitAsync(table, partition, changes, cancellationToken);
}
