using Collab.Core.Collaborations;
using Collab.Core.Json;
using Collab.Core.MonthCells;
using Collab.Core.Standards;
using Collab.Core.Store;
using Collab.Core.Writing;

namespace Collab.Core.Tests.Support;

/// <summary>Puts many collaborations into a register at once: their rows alone, as the writer writes them.</summary>
public static class Shelf
{
    public static Collaboration Plain(string home, TimeProvider clock) => new()
    {
        Id = RecordId.NewIn(home, clock),
        Institution = home,
        Partners = [new("np-academy", PartnerRole.Partner, null, null)],
        Title = LocalText.Of(("en", "Exchange"), ("mn", "Солилцоо")),
        Instrument = Instrument.Mou,
        Kinds = [CollaborationKind.StudentExchange],
        Themes = [Theme.Nursing],
        Status = CollaborationStatus.Proposed,
        CreatedAt = clock.GetUtcNow(),
        UpdatedAt = clock.GetUtcNow(),
    };

    public static async Task FillAsync(IRowStore store, string home, IEnumerable<Collaboration> records)
    {
        foreach (var some in records.Chunk(StoreLimits.ChangesPerCommit))
        {
            RowChange[] rows = [.. some.Select(r => new RowChange.Add(RegisterKeys.Collaboration(r.Id), HeadOf(r).Write([])))];
            Assert.IsType<CommitResult.Committed>(await store.CommitAsync(TableNames.Register, home, rows, default));
        }
    }

    /// <summary>Makes it so that the collaboration's last activity was on that day.</summary>
    public static async Task SetLastDayAsync(IRowStore store, string home, Guid id, DateOnly day)
    {
        var row = await store.ReadAsync(TableNames.Register, home, RegisterKeys.Collaboration(id), null, default);
        var head = CollaborationHead.Read(row!) with { Months = MonthIndex.Empty.With(Month.Of(day), 1u << (day.Day - 1)) };
        var result = await store.CommitAsync(TableNames.Register, home, [new RowChange.Replace(row!.Key, head.Write([]), row.ETag)], default);
        Assert.IsType<CommitResult.Committed>(result);
    }

    private static CollaborationHead HeadOf(Collaboration record) => CollaborationHead.New(record) with
    {
        Body = RegisterJson.Bytes(record),
        Version = 1,
        Revision = 1,
        Months = MonthIndex.Empty,
    };
}
