using Collab.Core.Documents.Reading;
using Collab.Core.Rosters;

namespace Collab.Core.Tables;

/// <summary>A table that isn't read; its sender is told why. Without reasons it is passed over in silence.</summary>
internal sealed class RefusedTable(IReadOnlyList<string> reasons) : ITableIntake
{
    public async Task RunAsync(TableRun run, ITableReader table, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(table);
        run.Refuse(table, reasons);
        if (RosterHeader.IsAboutPeople(table.Columns))
        {
            await run.HideAsync(table, cancellationToken);
        }
    }
}
