using System.Text.Json;
using Collab.Core.Store;
using Collab.Core.Writing;

namespace Collab.Core.Tracing;

/// <summary>
/// The records of one type under a collaboration, and the collaboration's own, as they were at a version of its history. Records are read first and
/// the history after them, so that a change in between is known when they are walked back.
/// </summary>
internal sealed class PastRecords(KeptVersion of, string? type)
{
    public const string Collaboration = "collaboration";

    /// <summary>Entries read at once; each may have up to 400 KiB.</summary>
    private const int PageSize = 50;

    private readonly Dictionary<Guid, PastRecord> changed = [];
    private int known = of.Version;

    /// <summary>Ids of items that were deleted since.</summary>
    public IEnumerable<Guid> Gone => changed.Where(c => c.Value.IsGone && c.Key != of.Id).Select(c => c.Key);

    /// <summary>Takes the entries that were written since; how many.</summary>
    public async Task<int> CatchUpAsync(IRowStore store, CancellationToken cancellationToken)
    {
        var before = known;
        var range = RegisterKeys.HistoryOf(of.Id).After(RegisterKeys.History(of.Id, known));
        await foreach (var row in store.ReadAllAsync(TableNames.Register, of.Institution, range, null, cancellationToken, PageSize))
        {
            using var entry = JsonDocument.Parse(Payload.Read(row, "body"));
            known = entry.RootElement.GetProperty("version").GetInt32();
            foreach (var change in entry.RootElement.GetProperty("changes").EnumerateArray())
            {
                Take(change);
            }
        }

        return known - before;
    }

    /// <summary>What has become of a record since, or null when it is as it was.</summary>
    public PastRecord? Find(Guid id) => changed.GetValueOrDefault(id);

    private void Take(JsonElement change)
    {
        var record = change.GetProperty("record").GetString();
        if (record != type && record != Collaboration)
        {
            return;
        }

        var id = change.GetProperty("id").GetGuid();
        if (!changed.TryGetValue(id, out var past))
        {
            changed[id] = past = new();
        }

        past.Take(change);
    }
}
