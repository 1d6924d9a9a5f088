using Collab.Core.Standards;
using Collab.Core.Store;
using Collab.Core.Writing;

namespace Collab.Core.MonthCells;

/// <summary>
/// Compares the month cells of one collaboration, the copies of them that travel with its row, and the days in its month index, with what its items
/// add up to. What was written in between is seen by the version, and then it is read again.
/// </summary>
public sealed class CheckCollaboration(IRowStore store, RegisterReader reader)
{
    private const int MostTries = 5;

    private readonly RebuildCells rebuild = new(store);

    /// <summary>The cells that differ; null when the collaboration was written to during every try. One that has gone has none.</summary>
    public async Task<IReadOnlyList<CellDifference>?> RunAsync(string institution, Guid id, CancellationToken cancellationToken)
    {
        var head = await reader.HeadAsync(institution, id, cancellationToken);
        for (var attempt = 0; attempt < MostTries && head is not null; attempt++)
        {
            var differences = await CompareAsync(head, cancellationToken);
            var after = await reader.HeadAsync(institution, id, cancellationToken);
            if (after is not null && after.Version == head.Version)
            {
                return differences;
            }

            head = after;
        }

        return head is null ? [] : null;
    }

    private async Task<IReadOnlyList<CellDifference>> CompareAsync(CollaborationHead head, CancellationToken cancellationToken)
    {
        var rebuilt = await rebuild.RunAsync(head.Record.Institution, head.Record.Id, cancellationToken);
        var differences = new List<CellDifference>();
        foreach (var month in head.Months.Months.Union(rebuilt.Keys).Order())
        {
            var kept = await KeptAsync(head, month, cancellationToken);
            var wanted = rebuilt.GetValueOrDefault(month, MonthCell.Empty);
            var days = head.Months.DaysOf(month);
            if (kept is null || !kept.CountsTheSameAs(wanted) || days != wanted.DayMask || (head.Cells.TryGetValue(month, out var copy) && !copy.CountsTheSameAs(wanted)))
            {
                differences.Add(new(head.Record.Id, month, kept is null ? null : CellFigures.Of(kept, days), CellFigures.Of(wanted, wanted.DayMask)));
            }
        }

        return differences;
    }

    /// <summary>The stored cell; null when it can't be read.</summary>
    private async Task<MonthCell?> KeptAsync(CollaborationHead head, Month month, CancellationToken cancellationToken)
    {
        try
        {
            return await reader.CellAsync(head.Record.Institution, head.Record.Id, month, cancellationToken);
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }
}
