using Collab.Core.Access;
using Collab.Core.Collaborations;
using Collab.Core.Results;
using Collab.Core.Store;
using Collab.Core.Writing;

namespace Collab.Core.Items;

/// <summary>Reads the items of a collaboration, one or a list, newest id first.</summary>
public sealed class ReadItems(IRowStore store, RegisterReader reader, Locator locator)
{
    public async Task<Outcome<StoredRecord>> OneAsync(Caller caller, ItemAddress at, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(at);
        if (await locator.ReadAsync(caller, at.Collaboration, cancellationToken) is not { } head)
        {
            return new Refusal.NotFound();
        }

        var stored = await reader.ItemAsync(head.Record.Institution, at.Collaboration, at.Type, at.Id, cancellationToken);
        return stored is null ? new Refusal.NotFound() : new StoredRecord(stored.Body, stored.ETag);
    }

    /// <summary>A page of at most <paramref name="limit"/> behind the id in <paramref name="after"/>.</summary>
    public async Task<Outcome<RecordPage>> ListAsync(
        Caller caller, ItemType type, Guid collaboration, int limit, Guid? after, CancellationToken cancellationToken)
    {
        if (await locator.ReadAsync(caller, collaboration, cancellationToken) is not { } head)
        {
            return new Refusal.NotFound();
        }

        var range = RegisterKeys.Items(collaboration, type);
        range = after is { } id ? range.After(RegisterKeys.Item(collaboration, type, id)) : range;
        return await RecordPages.ReadAsync(store, head.Record.Institution, range, limit, row => IdOf(row.Key).ToString(), cancellationToken);
    }

    private static Guid IdOf(string key) => RegisterKeys.ReadDescending(key.AsSpan(key.LastIndexOf('|') + 1));
}
