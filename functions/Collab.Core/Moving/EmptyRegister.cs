using Collab.Core.Access;
using Collab.Core.Documents;
using Collab.Core.Events;
using Collab.Core.Institutions;
using Collab.Core.Reports;
using Collab.Core.Store;

namespace Collab.Core.Moving;

/// <summary>Whether a register is empty: nothing but what timers note for themselves.</summary>
internal sealed class EmptyRegister(IRowStore store)
{
    private static readonly RowRange TimersOfReports = RowRange.Prefix("s|");

    /// <summary>What there is, in words; null when there is nothing.</summary>
    public async Task<string?> FindAnyAsync(IEnumerable<string> homes, CancellationToken cancellationToken)
    {
        (string Table, string Partition, string What, RowRange[] Ranges)[] places =
        [
            (TableNames.Institutions, InstitutionDirectory.Partition, "institutions", [KeyGaps.Everything]),
            (TableNames.Clients, ClientRegister.Partition, "clients", [KeyGaps.Everything]),
            (TableNames.Documents, DocumentKeys.Partition, "documents", [.. KeyGaps.Between(DocumentKeys.Sweep)]),
            (TableNames.Reports, ReportRegister.Partition, "reports", [.. KeyGaps.Between("s|")]),
            (TableNames.Subscriptions, SubscriptionRegister.Partition, "subscriptions", [KeyGaps.Everything]),
            .. homes.Select(home => (TableNames.Register, home, "collaborations", new[] { KeyGaps.Everything })),
        ];
        var found = await SideBySide.AskAsync(places, async (place, token) => await HasAnyAsync(place.Table, place.Partition, place.Ranges, token) ? place.What : null, cancellationToken);
        var kinds = found.OfType<string>().Distinct(StringComparer.Ordinal).ToArray();
        return kinds.Length == 0 ? null : string.Join(", ", kinds);
    }

    /// <summary>Takes away what timers have noted, so that what is imported is all there is.</summary>
    public async Task ClearAsync(CancellationToken cancellationToken)
    {
        var noted = new List<RowChange>();
        await foreach (var row in store.ReadAllAsync(TableNames.Reports, ReportRegister.Partition, TimersOfReports, ["to"], cancellationToken))
        {
            noted.Add(new RowChange.Delete(row.Key));
        }

        foreach (var some in noted.Chunk(StoreLimits.ChangesPerCommit))
        {
            await store.CommitAsync(TableNames.Reports, ReportRegister.Partition, some, cancellationToken);
        }
    }

    private async Task<bool> HasAnyAsync(string table, string partition, RowRange[] ranges, CancellationToken cancellationToken)
    {
        foreach (var range in ranges)
        {
            await foreach (var _ in store.ReadAllAsync(table, partition, range, ["version"], cancellationToken, pageSize: 1))
            {
                return true;
            }
        }

        return false;
    }
}
