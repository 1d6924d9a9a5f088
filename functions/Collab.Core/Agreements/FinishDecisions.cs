using System.Runtime.CompilerServices;
using Collab.Core.Documents;
using Collab.Core.Store;

namespace Collab.Core.Agreements;

/// <summary>Carries out decisions whose process stopped behind them. Each has a row while it is open, so that no document is looked through.</summary>
public sealed class FinishDecisions(IRowStore store, DocumentRegister documents, CarryOutDecision carryOut)
{
    /// <summary>The documents whose decisions were made before <paramref name="before"/> and are still open.</summary>
    public async IAsyncEnumerable<Guid> FindAsync(DateTimeOffset before, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var row in store.ReadAllAsync(TableNames.Documents, DocumentRegister.Partition, DocumentKeys.AllDecided, null, cancellationToken))
        {
            if (row.Instant("at") <= before)
            {
                yield return (Guid)row.Values["document"];
            }
        }
    }

    /// <summary>Carries out the decision on one document, or takes it back where the register refuses it now; false when there is none.</summary>
    /// <exception cref="StoreUnavailableException">The storage can't be reached; run it again later.</exception>
    public async Task<bool> FinishAsync(Guid document, CancellationToken cancellationToken)
    {
        if (await documents.FindAsync(document, cancellationToken) is not { } decided)
        {
            return false;
        }

        await carryOut.RunAsync(decided, cancellationToken);
        return true;
    }
}
