using Collab.Core.Access;
using Collab.Core.Bulk;
using Collab.Core.Collaborations;
using Collab.Core.Documents.Reading;
using Collab.Core.Results;
using Collab.Core.Writing;

namespace Collab.Core.Tables;

/// <summary>
/// A table each of whose rows is a collaboration of its sender's own register, known by its code. Rows are saved one after the other, by the
/// operations that HTTP uses; a reading that was stopped goes on at its repetition, because what is saved already changes nothing.
/// </summary>
internal sealed class CollaborationTable(TableHeader header, SaveCollaboration save) : ITableIntake
{
    private readonly CollaborationRow row = new(header);
    private readonly Faults faults = new();

    public async Task RunAsync(TableRun run, ITableReader table, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(table);
        var sender = run.Document.Sender;
        if (!Reach.MayKeep(RowTarget.SenderOf(sender), sender.Id))
        {
            run.Refuse(table, ["This is a table of collaborations. Only an institution that keeps its own register here can send one."]);
            return;
        }

        var cells = new RowCells(table, faults);
        run.Unknown(header.Unknown);
        await run.BeginAsync(table, columns: null, cancellationToken);
        while (await table.ReadAsync(cancellationToken))
        {
            await run.AnswerAsync(table, await SaveAsync(run, cells, cancellationToken), cancellationToken);
        }

        run.Target.Forget();
    }

    private async ValueTask<RowFate> SaveAsync(TableRun run, RowCells cells, CancellationToken cancellationToken)
    {
        cells.Begin();
        var draft = row.Read(cells);
        if (cells.NeedsSheet)
        {
            cells.Begin(await SheetWriting.LookAsync(run, [.. header.Dates], [], cancellationToken));
            draft = row.Read(cells);
        }

        if (faults.Any)
        {
            return Rejected(cells, faults.All);
        }

        var sender = run.Document.Sender;
        var saved = await save.RunAsync(
            RowTarget.SenderOf(sender),
            sender.Id,
            draft.Code,
            before => draft.Says(before, sender.Id),
            new WriteOrigin(By: "document", Via: "document", Source: run.Document.Document.Id.ToString()),
            cancellationToken);
        return saved.Match(_ => RowFate.Accepted, refusal => Rejected(cells, FaultsOf(refusal)));
    }

    private RowFate Rejected(RowCells cells, IReadOnlyList<Fault> all) =>
        RowFate.Rejected([.. all.Select(f => new CellFault(row.ColumnOf(cells, f.Pointer), f.Detail))]);

    private static IReadOnlyList<Fault> FaultsOf(Refusal refusal) => refusal switch
    {
        Refusal.Invalid invalid => invalid.Faults,
        Refusal.Conflict { Code: "move-not-allowed" } => [Of("/status", "A table doesn't move a collaboration that is registered: its status is another.")],
        Refusal.Conflict { Code: "code-taken" } conflict => [Of("/code", conflict.Detail)],
        Refusal.Conflict conflict => [Of(string.Empty, conflict.Detail)],
        _ => [Of(string.Empty, "The collaboration was changed by others at the same time. Send the row again.")],
    };

    private static Fault Of(string pointer, string detail) => new(pointer, "refused", detail, Malformed: false);
}
