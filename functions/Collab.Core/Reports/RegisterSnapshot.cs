using System.Collections.Concurrent;
using System.Collections.Frozen;
using Collab.Core.Collaborations;
using Collab.Core.Institutions;
using Collab.Core.MonthCells;
using Collab.Core.Standards;
using Collab.Core.Store;
using Collab.Core.Writing;

namespace Collab.Core.Reports;

/// <summary>A month cell and where it belongs.</summary>
public sealed record PlacedCell(Guid Collaboration, Month Month, MonthCell Cell);

/// <summary>What a report is made from: collaborations with their month indexes, the cells of some months, and the institutions.</summary>
public sealed record RegisterSnapshot(
    IReadOnlyList<(Collaboration Record, MonthIndex Months)> Collaborations,
    IReadOnlyList<PlacedCell> Cells,
    FrozenDictionary<string, Institution> Institutions);

/// <summary>Reads a snapshot: two ranges a home institution, the homes side by side, and the institutions; never an activity.</summary>
public sealed class ReadSnapshot(IRowStore store, RegisterReader reader)
{
    /// <summary>The collaborations of <paramref name="homes"/>, and their cells of the whole months that <paramref name="period"/> touches.</summary>
    public async Task<RegisterSnapshot> RunAsync(
        IReadOnlyList<string> homes, IEnumerable<Institution> institutions, Period period, CancellationToken cancellationToken)
    {
        var collaborations = new ConcurrentBag<(Collaboration, MonthIndex)>();
        var cells = new ConcurrentBag<PlacedCell>();
        await SideBySide.AskAsync(
            homes,
            async (home, token) =>
            {
                await foreach (var row in reader.CollaborationRowsAsync(home, RegisterKeys.AllCollaborations, token))
                {
                    var head = CollaborationHead.Read(row);
                    collaborations.Add((head.Record, head.Months));
                }

                await foreach (var row in store.ReadAllAsync(TableNames.Register, home, RegisterKeys.MonthCells(period), null, token))
                {
                    var (month, id) = RegisterKeys.ReadMonthCell(row.Key);
                    cells.Add(new(id, month, MonthCell.Decode(Payload.Read(row, "cell"))));
                }

                return home;
            },
            cancellationToken);
        return new([.. collaborations], [.. cells], institutions.ToFrozenDictionary(i => i.Id, StringComparer.Ordinal));
    }
}
