using Collab.Core.Results;
using Collab.Core.Store;

namespace Collab.Core.Access;

/// <summary>Removes a client and its keys. What it did stays in the history under its name.</summary>
public sealed class RemoveClient(ClientRegister clients, ClientKeys keys)
{
    private const int Attempts = 8;

    /// <summary>The client that was removed.</summary>
    public async Task<Outcome<Client>> RunAsync(Caller caller, Guid id, CancellationToken cancellationToken)
    {
        if (!Reach.May(caller, Operation.KeepClients))
        {
            return new Refusal.NotFound();
        }

        Client? seen = null;
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            if (await clients.FindAsync(id, cancellationToken) is not { } row)
            {
                // Seen a moment ago and gone now: a store that tried again after a lost answer refuses what it has done.
                return seen is null ? new Refusal.NotFound() : seen;
            }

            seen = ClientRegister.Read(row);
            if (await TryAsync(seen, row, cancellationToken))
            {
                return seen;
            }
        }

        return new Refusal.Conflict("client-contended", "Others keep changing this client; try again.");
    }

    private async Task<bool> TryAsync(Client client, Row row, CancellationToken cancellationToken)
    {
        List<RowChange> changes = [new RowChange.Delete(row.Key, row.ETag)];
        changes.AddRange(client.Keys.Select(k => new RowChange.Delete(ClientRegister.KeyOf(k.Id))));
        try
        {
            return await clients.CommitAsync(changes, cancellationToken);
        }
        finally
        {
            // Whatever came of it: without an answer the keys may be gone.
            keys.Forget(client.Keys.Select(k => k.Id));
        }
    }
}
