using System.Text.Json;
using Collab.Core.Json;
using Collab.Core.Results;
using Collab.Core.Store;

namespace Collab.Core.Access;

/// <summary>Gives a client a new key. Those before it work on for an overlap, so that nothing stands still while the new one is carried around.</summary>
public sealed class RotateKey(ClientRegister clients, ClientKeys keys, TimeProvider clock)
{
    /// <summary>How many keys of a client may work at once.</summary>
    public const int MostKeys = 8;

    private const int Attempts = 8;
    private const int UsualHours = 24;
    private const int MostHours = 7 * 24;

    /// <summary>Reads <c>{overlapHours?}</c>: 24 unless given, 0 ends the keys before at once, 168 at most.</summary>
    public async Task<Outcome<NewKey>> RunAsync(Caller caller, Guid id, JsonElement json, CancellationToken cancellationToken)
    {
        if (!Reach.May(caller, Operation.KeepClients))
        {
            return new Refusal.NotFound();
        }

        var faults = new Faults();
        var reader = ObjectReader.Open(json, string.Empty, faults);
        var hours = reader?.Number("overlapHours", 0, MostHours) ?? UsualHours;
        reader?.Close();
        if (faults.TryRefuse(out var refusal))
        {
            return refusal;
        }

        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            if (await clients.FindAsync(id, cancellationToken) is not { } row)
            {
                return new Refusal.NotFound();
            }

            if (await TryAsync(row, TimeSpan.FromHours((double)hours), cancellationToken) is { } outcome)
            {
                return outcome;
            }
        }

        return new Refusal.Conflict("client-contended", "Others keep changing this client; try again.");
    }

    /// <summary>Null when another change of the client came first.</summary>
    private async Task<Outcome<NewKey>?> TryAsync(Row row, TimeSpan overlap, CancellationToken cancellationToken)
    {
        var client = ClientRegister.Read(row);
        var now = clock.GetUtcNow();
        if (client.ExpiresAt <= now)
        {
            return (Outcome<NewKey>)new Refusal.Conflict("client-expired", "The client has expired; make a new one.");
        }

        var end = now + overlap;
        var ended = client.Keys.Select(k => k with { EndsAt = k.EndsAt < end ? k.EndsAt : end }).ToList();
        var working = ended.Where(k => k.EndsAt > now).ToList();
        if (working.Count >= MostKeys)
        {
            return (Outcome<NewKey>)new Refusal.Conflict("too-many-keys", $"{MostKeys} keys of this client work still; wait until one ends, or rotate with overlapHours 0.");
        }

        var key = ClientKey.Make();
        var hash = KeyHash.Of(key);
        client = client with { Keys = [.. working, new(hash.Id, now, client.ExpiresAt)] };
        List<RowChange> changes = [ClientRegister.Replace(client, row), ClientRegister.Put(client, hash, client.ExpiresAt)];
        foreach (var old in ended)
        {
            if (await ChangeOfAsync(client, old, now, cancellationToken) is { } change)
            {
                changes.Add(change);
            }
        }

        if (!await clients.CommitAsync(changes, hash, cancellationToken))
        {
            return null;
        }

        keys.Forget(ended.Select(k => k.Id));
        return (Outcome<NewKey>)new NewKey(client, key, ClientRegister.ETagOf(row.Number("version")!.Value + 1));
    }

    /// <summary>The old key's new end, or its removal. Null when its row is gone, which only a change of the client in between can have done.</summary>
    private async Task<RowChange?> ChangeOfAsync(Client client, IssuedKey old, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (old.EndsAt <= now)
        {
            return new RowChange.Delete(ClientRegister.KeyOf(old.Id));
        }

        var row = await clients.FindKeyAsync(old.Id, cancellationToken);
        return row is null ? null : ClientRegister.Put(client, KeyHash.Read(row.Bytes("hash")), old.EndsAt);
    }
}
