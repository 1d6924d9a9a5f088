using Collab.Core.Json;
using Collab.Core.Results;
using Collab.Core.Store;
using Collab.Core.Writing;

namespace Collab.Core.Access;

/// <summary>Reads clients, one or a list, newest id first. No key is among what is read: none is kept.</summary>
public sealed class ReadClients(IRowStore store, ClientRegister clients)
{
    public async Task<Outcome<StoredRecord>> OneAsync(Caller caller, Guid id, CancellationToken cancellationToken) =>
        Reach.May(caller, Operation.KeepClients) && await clients.FindAsync(id, cancellationToken) is { } row
            ? new StoredRecord(RegisterJson.Bytes(ClientRegister.Read(row)), ClientRegister.ETagOf(row))
            : new Refusal.NotFound();

    /// <summary>A page of at most <paramref name="limit"/> behind the id in <paramref name="after"/>.</summary>
    public async Task<Outcome<RecordPage>> ListAsync(Caller caller, int limit, Guid? after, CancellationToken cancellationToken)
    {
        if (!Reach.May(caller, Operation.KeepClients))
        {
            return new Refusal.NotFound();
        }

        var range = after is { } id ? ClientRegister.All.After(ClientRegister.Key(id)) : ClientRegister.All;
        var all = store.ReadAllAsync(TableNames.Clients, ClientRegister.Partition, range, null, cancellationToken, limit + 1).Select(ClientRegister.Read);
        return await RecordPages.FilterAsync(all, _ => true, limit, RegisterJson.Bytes, c => c.Id.ToString());
    }
}
