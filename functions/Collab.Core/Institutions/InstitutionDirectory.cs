using System.Collections.Frozen;
using System.Text.Json;
using Collab.Core.Json;
using Collab.Core.Standards;
using Collab.Core.Store;

namespace Collab.Core.Institutions;

/// <summary>
/// All institutions, read as one range and kept for a few seconds. What isn't found in a kept copy is looked for again in the store
/// before it is said not to exist, so that an institution made by another process is seen at once.
/// </summary>
public sealed class InstitutionDirectory(IRowStore store, TimeProvider clock)
{
    /// <summary>The partition of all institutions in table <c>Institutions</c>; the row key is the id.</summary>
    public const string Partition = "institutions";

    private static readonly TimeSpan KeptFor = TimeSpan.FromSeconds(15);
    private static readonly RowRange Everything = new(" ", "~");

    private Copy? copy;

    public async Task<Institution?> FindAsync(string id, CancellationToken cancellationToken) =>
        (await CopyAsync(cancellationToken)).ById.GetValueOrDefault(id)
        ?? (await ReadAsync(cancellationToken)).ById.GetValueOrDefault(id);

    /// <summary>Those of <paramref name="ids"/> that don't exist.</summary>
    public async Task<IReadOnlySet<string>> MissingAsync(IReadOnlyCollection<string> ids, CancellationToken cancellationToken)
    {
        var kept = await CopyAsync(cancellationToken);
        if (!ids.All(kept.ById.ContainsKey))
        {
            kept = await ReadAsync(cancellationToken);
        }

        return ids.Where(id => !kept.ById.ContainsKey(id)).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Every institution in order of ids, read now.</summary>
    public async Task<IReadOnlyList<Institution>> AllAsync(CancellationToken cancellationToken) => (await ReadAsync(cancellationToken)).All;

    /// <summary>
    /// All institutions by id, as known for at most some seconds; read again when one of <paramref name="ids"/> isn't among them and what is
    /// known is older than the time stamp <paramref name="since"/>. A caller that gives the time it began makes one read at most.
    /// </summary>
    public async Task<FrozenDictionary<string, Institution>> WithAsync(IEnumerable<string> ids, long since, CancellationToken cancellationToken)
    {
        var kept = await CopyAsync(cancellationToken);
        return (kept.At >= since || ids.All(kept.ById.ContainsKey) ? kept : await ReadAsync(cancellationToken)).ById;
    }

    /// <summary>Those of <paramref name="ids"/> that are home institutions, each once.</summary>
    public async Task<IReadOnlyList<string>> HomesAmongAsync(IReadOnlyCollection<string> ids, CancellationToken cancellationToken)
    {
        var kept = await CopyAsync(cancellationToken);
        if (!ids.All(id => IsHome(kept, id)))
        {
            kept = await ReadAsync(cancellationToken);
        }

        return [.. ids.Distinct(StringComparer.Ordinal).Where(id => IsHome(kept, id))];
    }

    /// <summary>The home institutions whose partition may hold a record with this id: nearly always one or none.</summary>
    public async Task<IReadOnlyList<string>> HomesOfAsync(Guid id, CancellationToken cancellationToken)
    {
        var homes = Matching(await CopyAsync(cancellationToken), id);
        return homes.Count > 0 ? homes : Matching(await ReadAsync(cancellationToken), id);
    }

    /// <summary>Ids of all home institutions, in order.</summary>
    public async Task<IReadOnlyList<string>> HomesAsync(CancellationToken cancellationToken) =>
        [.. (await CopyAsync(cancellationToken)).All.Where(i => i.Home).Select(i => i.Id)];

    /// <summary>Reads again at the next question, because this process has changed an institution.</summary>
    public void Forget() => Volatile.Write(ref copy, null);

    private static List<string> Matching(Copy kept, Guid id) =>
        [.. kept.All.Where(i => i.Home && RecordId.MayBelongTo(id, i.Id)).Select(i => i.Id)];

    private static bool IsHome(Copy kept, string id) => kept.ById.TryGetValue(id, out var institution) && institution.Home;

    private async Task<Copy> CopyAsync(CancellationToken cancellationToken)
    {
        var kept = Volatile.Read(ref copy);
        return kept is not null && clock.GetElapsedTime(kept.At) < KeptFor ? kept : await ReadAsync(cancellationToken);
    }

    private async Task<Copy> ReadAsync(CancellationToken cancellationToken)
    {
        var at = clock.GetTimestamp();
        var all = new List<Institution>();
        await foreach (var row in store.ReadAllAsync(TableNames.Institutions, Partition, Everything, null, cancellationToken))
        {
            all.Add(JsonSerializer.Deserialize(Payload.Read(row, "body"), RegisterJson.Readable.Institution)!);
        }

        var read = new Copy(at, all, all.ToFrozenDictionary(i => i.Id, StringComparer.Ordinal));
        Volatile.Write(ref copy, read);
        return read;
    }

    private sealed record Copy(long At, IReadOnlyList<Institution> All, FrozenDictionary<string, Institution> ById);
}
