using Collab.Core.Access;
using Collab.Core.Collaborations;
using Collab.Core.Results;
using Collab.Core.Store;
using Collab.Core.Writing;

namespace Collab.Core.Activities;

/// <summary>Reads the activities of a collaboration, one or a list, newest id first.</summary>
public sealed class ReadActivities(IRowStore store, RegisterReader reader, Locator locator)
{
    public async Task<Outcome<StoredRecord>> OneAsync(Caller caller, Guid collaboration, Guid id, CancellationToken cancellationToken)
    {
        if (await locator.KnownAsync(caller, collaboration, cancellationToken) is not { } head)
        {
            return new Refusal.NotFound();
        }

        var stored = await reader.ActivityAsync(head.Record.Institution, collaboration, id, cancellationToken);
        return stored is null ? new Refusal.NotFound() : new StoredRecord(stored.Body, stored.ETag);
    }

    /// <summary>A page of at most <paramref name="limit"/> behind the id in <paramref name="after"/>.</summary>
    public async Task<Outcome<RecordPage>> ListAsync(Caller caller, Guid collaboration, int limit, Guid? after, CancellationToken cancellationToken)
    {
        if (await locator.KnownAsync(caller, collaboration, cancellationToken) is not { } head)
        {
            return new Refusal.NotFound();
        }

        var range = RegisterKeys.Activities(collaboration);
        range = after is { } id ? range.After(RegisterKeys.Activity(collaboration, id)) : range;
        return await RecordPages.ReadAsync(store, head.Record.Institution, range, limit, row => IdOf(row.Key).ToString(), cancellationToken);
    }

    private static Guid IdOf(string key) => RegisterKeys.ReadDescending(key.AsSpan(key.LastIndexOf('|') + 1));
}
