using System.Globalization;
using Collab.Core.Access;
using Collab.Core.Collaborations;
using Collab.Core.Results;
using Collab.Core.Store;
using Collab.Core.Writing;

namespace Collab.Core.History;

/// <summary>Reads a collaboration's history, oldest entry first; also that of a collaboration which was deleted.</summary>
public sealed class ReadHistory(IRowStore store, Locator locator)
{
    /// <summary>A page of entries behind the version in <paramref name="after"/>.</summary>
    public async Task<Outcome<RecordPage>> RunAsync(Caller caller, Guid id, int limit, string? after, CancellationToken cancellationToken)
    {
        if (await locator.ReadOrDeletedAsync(caller, id, cancellationToken) is not { } head || !Reach.May(caller, Operation.ReadHistory, head.Record))
        {
            return new Refusal.NotFound();
        }

        var range = RegisterKeys.HistoryOf(id);
        if (after is not null && int.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out var version))
        {
            range = range.After(RegisterKeys.History(id, version));
        }

        return await RecordPages.ReadAsync(store, head.Record.Institution, range, limit, row => row.Key[^10..].TrimStart('0'), cancellationToken);
    }
}
