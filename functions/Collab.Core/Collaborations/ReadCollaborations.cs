using System.Collections.Frozen;
using System.Text.Json;
using Collab.Core.Access;
using Collab.Core.Institutions;
using Collab.Core.Json;
using Collab.Core.Results;
using Collab.Core.Store;
using Collab.Core.Writing;

namespace Collab.Core.Collaborations;

/// <summary>Reads collaborations, one or a list, newest id first. A list over several homes asks their partitions side by side.</summary>
public sealed class ReadCollaborations(RegisterReader reader, Locator locator, InstitutionDirectory directory)
{
    public async Task<Outcome<StoredRecord>> OneAsync(Caller caller, Guid id, CancellationToken cancellationToken) =>
        await locator.ReadAsync(caller, id, cancellationToken) is { } head ? new StoredRecord(head.Body, head.ETag) : new Refusal.NotFound();

    /// <summary>A page of at most <paramref name="limit"/> behind the id in <paramref name="after"/>.</summary>
    public async Task<RecordPage> ListAsync(Caller caller, CollaborationFilter filter, int limit, Guid? after, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var institutions = (await directory.AllAsync(cancellationToken)).ToFrozenDictionary(i => i.Id, StringComparer.Ordinal);
        var homes = institutions.Values.Where(i => i.Home && (filter.Institutions.Count == 0 || filter.Institutions.Contains(i.Id))).Select(i => i.Id);
        var range = RegisterKeys.AllCollaborations;
        range = after is { } id ? range.After(RegisterKeys.Collaboration(id)) : range;
        var found = await SideBySide.AskAsync(
            homes,
            (home, token) => FirstAsync(
                reader.CollaborationRowsAsync(home, range, token, filter.IsOpen ? limit + 1 : RowStoreReading.PageSize),
                row => Passes(caller, filter, row, institutions),
                limit + 1),
            cancellationToken);
        var shown = found.SelectMany(f => f).OrderBy(f => f.Key, StringComparer.Ordinal).Take(limit + 1).ToList();
        var next = shown.Count > limit ? RegisterKeys.ReadDescending(shown[limit - 1].Key.AsSpan(2)).ToString() : null;
        return new([.. shown.Take(limit).Select(f => f.Body)], next);
    }

    private static bool Passes(Caller caller, CollaborationFilter filter, byte[] body, FrozenDictionary<string, Institution> institutions)
    {
        var record = JsonSerializer.Deserialize(body, RegisterJson.Readable.Collaboration)!;
        return Reach.MayRead(caller, record) && filter.Passes(record, institutions);
    }

    private static async Task<List<(string Key, byte[] Body)>> FirstAsync(IAsyncEnumerable<Row> rows, Func<byte[], bool> passes, int most)
    {
        var found = new List<(string, byte[])>();
        await foreach (var row in rows)
        {
            var body = Payload.Read(row, "body")!;
            if (passes(body))
            {
                found.Add((row.Key, body));
                if (found.Count == most)
                {
                    break;
                }
            }
        }

        return found;
    }
}
