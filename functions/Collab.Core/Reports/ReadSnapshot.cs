using System.Collections.Frozen;
using Collab.Core.Collaborations;
using Collab.Core.Institutions;
using Collab.Core.Standards;
using Collab.Core.Store;
using Collab.Core.Writing;

namespace Collab.Core.Reports;

/// <summary>
/// Reads a snapshot: three ranges a home institution (collaborations, month cells, challenges), the homes side by side; never an item.
/// </summary>
public sealed class ReadSnapshot(IRowStore store, RegisterReader reader)
{
    /// <summary>The collaborations of <paramref name="homes"/>, and what their cells say about the period and the one before.</summary>
    internal async Task<RegisterSnapshot> RunAsync(
        IReadOnlyList<string> homes, IEnumerable<Institution> institutions, Period period, CancellationToken cancellationToken)
    {
        var counts = new CellCount(period);
        var adding = new Lock();
        var collaborations = await SideBySide.AskAsync(
            homes,
            async (home, token) =>
            {
                var found = await reader.ListedAsync(home, token).ToListAsync(token);
                var count = new CellCount(period);
                await CountAsync(home, found, count, token);
                lock (adding)
                {
                    counts.Add(count);
                }

                return found;
            },
            cancellationToken);
        return new(
            [.. collaborations.SelectMany(c => c).Select(c => (c.Record, c.Months))],
            institutions.ToFrozenDictionary(i => i.Id, StringComparer.Ordinal),
            counts.Now,
            counts.Before)
        {
            Versions = collaborations.SelectMany(c => c).ToDictionary(c => c.Record.Id, c => c.Version),
        };
    }

    /// <summary>Cells of a collaboration that isn't among those found count nowhere: it has been deleted, or has come since.</summary>
    private async Task CountAsync(
        string home, List<ListedCollaboration> found, CellCount count, CancellationToken cancellationToken)
    {
        var records = found.ToDictionary(c => c.Record.Id, c => c.Record);
        foreach (var range in (RowRange[])[RegisterKeys.ChallengeCells, RegisterKeys.MonthCells(count.Both)])
        {
            await foreach (var row in store.ReadAllAsync(TableNames.Register, home, range, null, cancellationToken))
            {
                var (month, id) = RegisterKeys.ReadMonthCell(row.Key);
                if (records.TryGetValue(id, out var record))
                {
                    count.Add(record, month, Payload.Read(row, "cell"));
                }
            }
        }
    }
}
