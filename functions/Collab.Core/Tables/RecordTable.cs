using Collab.Core.Documents.Reading;
using Collab.Core.Results;
using Collab.Core.Settings;
using Collab.Core.Writing;

namespace Collab.Core.Tables;

/// <summary>A table each of whose rows is a record that hangs on a collaboration.</summary>
internal sealed class RecordTable(ActivityTable columns, RegisterSettings settings) : ITableIntake
{
    private readonly ActivityRow row = new(columns);
    private readonly Faults faults = new();

    public async Task RunAsync(TableRun run, ITableReader table, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(table);
        if (columns.Reasons.Count > 0)
        {
            run.Refuse(table, columns.Reasons);
            return;
        }

        run.Unknown(columns.Unknown);
        await run.BeginAsync(table, columns: null, cancellationToken);
        while (await table.ReadAsync(cancellationToken))
        {
            await run.AnswerAsync(table, await TakeAsync(run, table, cancellationToken), cancellationToken);
        }
    }

    private static int LengthOf(ITableReader table)
    {
        var length = 0;
        for (var i = 0; i < table.Columns.Count; i++)
        {
            length += table[i].Length;
        }

        return length;
    }

    private async ValueTask<RowFate> TakeAsync(TableRun run, ITableReader table, CancellationToken cancellationToken)
    {
        faults.Clear();
        var item = row.Read(table, faults).Complete(settings, faults);
        var head = await FindTargetAsync(run, row.CollaborationOf(table), cancellationToken);
        if (faults.Any)
        {
            return RowFate.Rejected([.. faults.All.Select(f => new CellFault(columns.ColumnOf(f.Pointer), f.Detail))]);
        }

        await run.Batches.AddAsync(head!, run.Identities.Give(item!, head!), table.Line, LengthOf(table), cancellationToken);
        return RowFate.Accepted;
    }

    private async ValueTask<CollaborationHead?> FindTargetAsync(TableRun run, string idOrCode, CancellationToken cancellationToken)
    {
        if (idOrCode.Length == 0)
        {
            faults.Rule("/collaboration", "required", "The id or code of a collaboration is required.");
            return null;
        }

        var head = await run.Target.FindAsync(idOrCode, cancellationToken);
        if (head is null)
        {
            faults.Rule("/collaboration", "unknown-collaboration", "There is no such collaboration of this institution.");
        }

        return head;
    }
}
