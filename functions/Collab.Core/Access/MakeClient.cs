using System.Text.Json;
using Collab.Core.Institutions;
using Collab.Core.Results;
using Collab.Core.Standards;

namespace Collab.Core.Access;

/// <summary>Makes a client with its first key.</summary>
public sealed class MakeClient(ClientRegister clients, InstitutionDirectory directory, TimeProvider clock)
{
    public async Task<Outcome<NewKey>> RunAsync(Caller caller, JsonElement json, CancellationToken cancellationToken)
    {
        if (!Reach.May(caller, Operation.KeepClients))
        {
            return new Refusal.NotFound();
        }

        var now = clock.GetUtcNow();
        var faults = new Faults();
        var draft = await ClientDraft.ReadAsync(json, DateOnly.FromDateTime(now.UtcDateTime), directory, faults, cancellationToken);
        if (faults.TryRefuse(out var refusal))
        {
            return refusal;
        }

        var key = ClientKey.Make();
        var hash = KeyHash.Of(key);
        var client = new Client
        {
            Id = RecordId.New(clock),
            Name = draft!.Name,
            Role = draft.Role,
            Institution = draft.Institution,
            ExpiresOn = draft.ExpiresOn,
            CreatedAt = now,
            Keys = [],
        };
        client = client with { Keys = [new(hash.Id, now, client.ExpiresAt)] };
        return await clients.CommitAsync([ClientRegister.Add(client), ClientRegister.Put(client, hash, client.ExpiresAt)], hash, cancellationToken)
            ? new NewKey(client, key, ClientRegister.ETagOf(1))
            : throw new InvalidOperationException("A new client's id was taken.");
    }
}
