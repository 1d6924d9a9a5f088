using Collab.Core.Events;
using Collab.Core.Reports;
using Collab.Core.Store;
using Collab.Core.Writing;

namespace Collab.Core.Moving;

/// <summary>The kept reports of a scope, each with the row that makes its revision unique, and how far the timers are.</summary>
internal sealed class ExportReportRows(IRowStore store)
{
    private const string Partition = ReportRegister.Partition;
    private const int PageSize = 200;

    /// <summary>Writes the rows; the ids of the reports that were written.</summary>
    public async Task<IReadOnlySet<Guid>> WriteAsync(ExportScope scope, ExportOutput output, CancellationToken cancellationToken)
    {
        var written = new HashSet<Guid>();
        await CopyAsync(RegisterKeys.AllRequests, _ => scope.IsWhole, output, cancellationToken);
        await foreach (var row in store.ReadAllAsync(TableNames.Reports, Partition, ReportRegister.All, null, cancellationToken, PageSize))
        {
            var record = ReportRegister.Read(row);
            if (scope.Has(record.Scope))
            {
                written.Add(record.Id);
                await output.WriteRowAsync(new(TableNames.Reports, Partition, row), cancellationToken);
                await WriteRevisionAsync(record, output, cancellationToken);
            }
        }

        await CopyAsync(OutboxRow.All, row => scope.IsWhole || scope.Has(OutboxRow.Read(row).Institution), output, cancellationToken);
        foreach (var range in KeyGaps.Between("k|", "r|", "u|", "x|"))
        {
            await CopyAsync(range, row => scope.IsWhole || row.Key.StartsWith($"s|{scope.Name}|", StringComparison.Ordinal), output, cancellationToken);
        }

        return written;
    }

    private async Task WriteRevisionAsync(ReportRecord record, ExportOutput output, CancellationToken cancellationToken)
    {
        if (await store.ReadAsync(TableNames.Reports, Partition, ReportRegister.RevisionKey(record), null, cancellationToken) is { } revision)
        {
            await output.WriteRowAsync(new(TableNames.Reports, Partition, revision), cancellationToken);
        }
    }

    private async Task CopyAsync(RowRange range, Func<Row, bool> isWanted, ExportOutput output, CancellationToken cancellationToken)
    {
        await foreach (var row in store.ReadAllAsync(TableNames.Reports, Partition, range, null, cancellationToken, PageSize))
        {
            if (isWanted(row))
            {
                await output.WriteRowAsync(new(TableNames.Reports, Partition, row), cancellationToken);
            }
        }
    }
}
