using Collab.Core.Access;
using Collab.Core.Institutions;
using Collab.Core.Store;
using Collab.Core.Writing;

namespace Collab.Core.Collaborations;

/// <summary>Finds a collaboration from its id or code alone, within a caller's reach.</summary>
public sealed class Locator(IRowStore store, RegisterReader reader, HeadCache cache, InstitutionDirectory directory)
{
    /// <summary>The collaboration as stored now, or null when there is none in reach.</summary>
    public async Task<CollaborationHead?> ReadAsync(Caller caller, Guid id, CancellationToken cancellationToken)
    {
        foreach (var home in await HomesAsync(id, cancellationToken))
        {
            if (await reader.HeadAsync(home, id, cancellationToken) is { } head)
            {
                return Reach.MayRead(caller, head.Record) ? head : null;
            }
        }

        return null;
    }

    /// <summary>As <see cref="ReadAsync"/>, but the head may be one this process knows from before: enough to write, which is guarded.</summary>
    public async Task<CollaborationHead?> KnownAsync(Caller caller, Guid id, CancellationToken cancellationToken)
    {
        // Another process may have widened the reach since: only a "yes" is taken from a head known from before.
        if (cache.LastSeen(id) is { } known && Reach.MayRead(caller, known.Record))
        {
            return known;
        }

        var head = await ReadAsync(caller, id, cancellationToken);
        if (head is not null)
        {
            cache.Keep(head);
        }

        return head;
    }

    /// <summary>As <see cref="ReadAsync"/>, or what is left of a collaboration that was deleted.</summary>
    public async Task<CollaborationHead?> ReadOrDeletedAsync(Caller caller, Guid id, CancellationToken cancellationToken)
    {
        if (await ReadAsync(caller, id, cancellationToken) is { } head)
        {
            return head;
        }

        foreach (var home in await directory.HomesOfAsync(id, cancellationToken))
        {
            if (await reader.DeletedAsync(home, id, cancellationToken) is { } deleted)
            {
                return Reach.MayRead(caller, deleted.Record) ? deleted : null;
            }
        }

        return null;
    }

    /// <summary>The collaboration with this code in the home institution's register, or null.</summary>
    public async Task<Guid?> FindCodeAsync(string institution, string code, CancellationToken cancellationToken)
    {
        var row = await store.ReadAsync(TableNames.Register, institution, RegisterKeys.Code(code), null, cancellationToken);
        return row is null ? null : (Guid)row.Values["collaboration"];
    }

    private async Task<IReadOnlyList<string>> HomesAsync(Guid id, CancellationToken cancellationToken) =>
        cache.LastSeen(id) is { } known ? [known.Record.Institution] : await directory.HomesOfAsync(id, cancellationToken);
}
