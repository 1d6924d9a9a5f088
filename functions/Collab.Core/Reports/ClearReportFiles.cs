using Collab.Core.Store;

namespace Collab.Core.Reports;

/// <summary>
/// Deletes the files of reports that never came to be, because the process ended between the files and the record. A day old, nobody is
/// still at work on them. What else lies in the container is left alone.
/// </summary>
public sealed class ClearReportFiles(IRowStore store, IBlobStore blobs, ReportRegister reports, TimeProvider clock)
{
    private static readonly TimeSpan LeastAge = TimeSpan.FromDays(1);

    /// <summary>How many files were deleted.</summary>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var known = await KnownAsync(cancellationToken);
        var orphans = new List<string>();
        await foreach (var blob in blobs.ListAsync(ContainerNames.Reports, string.Empty, cancellationToken))
        {
            // A record that came while this was listing is asked for by itself.
            if (clock.GetUtcNow() - blob.ModifiedAt >= LeastAge && ReadReports.ReportOf(blob.Name) is { } id
                && !known.Contains(id) && await reports.FindAsync(id, cancellationToken) is null)
            {
                orphans.Add(blob.Name);
            }
        }

        foreach (var name in orphans)
        {
            await blobs.DeleteAsync(ContainerNames.Reports, name, cancellationToken);
        }

        return orphans.Count;
    }

    private async Task<HashSet<Guid>> KnownAsync(CancellationToken cancellationToken)
    {
        // A column that no row has: the keys say enough.
        var known = new HashSet<Guid>();
        await foreach (var row in store.ReadAllAsync(TableNames.Reports, ReportRegister.Partition, ReportRegister.All, ["id"], cancellationToken))
        {
            known.Add(ReportRegister.IdOf(row.Key));
        }

        return known;
    }
}
