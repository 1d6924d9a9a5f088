using Collab.Core.Documents.Reading;

namespace Collab.Core.Tables;

/// <summary>A table that isn't read; its sender is told why. Without reasons it is passed over in silence.</summary>
internal sealed class RefusedTable(IReadOnlyList<string> reasons) : ITableIntake
{
    public Task RunAsync(TableRun run, ITableReader table, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(run);
        run.Refuse(table, reasons);
        return Task.CompletedTask;
    }
}
