using Collab.Core.Bulk;
using Collab.Core.Documents.Reading;
using Collab.Core.Items;
using Collab.Core.Results;
using Collab.Core.Settings;
using Collab.Core.Writing;

namespace Collab.Core.Tables;

/// <summary>A table each of whose rows is a record that hangs on a collaboration: all of one type, or of the type that a column names.</summary>
internal sealed class RecordTable : ITableIntake
{
    private readonly Faults faults = new();
    private readonly RecordRow? usual;
    private readonly int typeColumn;
    private readonly Dictionary<TableType, RecordRow> byType;
    private readonly int[] dates;
    private readonly int[] amounts;
    private readonly string[] unknown;

    public RecordTable(TableChoice choice, RegisterSettings settings)
    {
        ArgumentNullException.ThrowIfNull(choice);
        usual = choice.Header is { } header ? RecordRow.Of(header, settings) : null;
        typeColumn = choice.TypeColumn;
        byType = choice.ByRow.ToDictionary(h => h.Type, h => RecordRow.Of(h, settings));
        var headers = choice.ByRow.Where(h => h.Missing.Count == 0).Concat(choice.Header is null ? [] : [choice.Header]).ToArray();
        dates = [.. headers.SelectMany(h => h.Dates).Distinct()];
        amounts = [.. headers.SelectMany(h => h.Amounts).Distinct()];
        unknown = [.. headers[0].Unknown.Where(name => headers.All(h => h.Unknown.Contains(name, StringComparer.Ordinal)))];
    }

    public async Task RunAsync(TableRun run, ITableReader table, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(table);
        var cells = new RowCells(table, faults);
        run.Unknown(unknown);
        await run.BeginAsync(table, columns: null, cancellationToken);
        while (await table.ReadAsync(cancellationToken))
        {
            await run.AnswerAsync(table, await TakeAsync(run, cells, cancellationToken), cancellationToken);
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

    private async ValueTask<RowFate> TakeAsync(TableRun run, RowCells cells, CancellationToken cancellationToken)
    {
        cells.Begin();
        if (RowOf(cells) is not { } row)
        {
            return RowFate.Rejected([.. faults.All.Select(f => new CellFault(f.Pointer == "/type" ? typeColumn : -1, f.Detail))]);
        }

        var item = row.Read(cells);
        if (cells.NeedsSheet)
        {
            cells.Begin(await SheetWriting.LookAsync(run, dates, amounts, cancellationToken));
            item = row.Read(cells);
        }

        var head = await FindTargetAsync(run, row.CollaborationOf(cells.Row), cancellationToken);
        if (faults.Any)
        {
            return RowFate.Rejected([.. faults.All.Select(f => new CellFault(ColumnOf(row, cells, f.Pointer), f.Detail))]);
        }

        await run.Batches.AddAsync(head!, run.Identities.Give(item!, head!), cells.Row.Line, LengthOf(cells.Row), cancellationToken);
        return RowFate.Accepted;
    }

    private static int ColumnOf(RecordRow row, RowCells cells, string pointer) =>
        cells.PlaceOf(pointer) is >= 0 and var place ? place : row.Header.ColumnOf(pointer);

    /// <summary>Who reads the current row; null with a fault when that can't be said.</summary>
    private RecordRow? RowOf(RowCells cells)
    {
        if (byType.Count == 0)
        {
            return usual;
        }

        if (TypeNames.Find(cells.Row[typeColumn]) is not { } type)
        {
            if (usual is null)
            {
                faults.Rule("/type", "unknown-type", $"This is none of: {string.Join(", ", ItemType.All)}.");
            }

            return usual;
        }

        if (byType[type].Header.Missing.Count > 0)
        {
            faults.Rule("/type", "lacking-columns", TableChoice.Lacks(byType[type].Header));
            return null;
        }

        return byType[type];
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
            RowTarget.Unknown(faults);
        }

        return head;
    }
}
