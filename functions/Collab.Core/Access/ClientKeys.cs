using Collab.Core.Standards;
using Collab.Core.Store;

namespace Collab.Core.Access;

/// <summary>A client known by its key.</summary>
public sealed record KnownClient(Guid Id, Caller Caller);

/// <summary>
/// What is known of a key: its client, or null with the <paramref name="Reason"/> (a code for the log). <paramref name="Remembered"/> says that the
/// store wasn't asked.
/// </summary>
public readonly record struct KeyFinding(KnownClient? Client, bool Remembered, string Reason);

/// <summary>Finds the client of a key: in one read, or in none when the key was good within the last minute.</summary>
public sealed class ClientKeys(ClientRegister clients, TimeProvider clock)
{
    private readonly RememberedTokens<KnownClient> remembered = new(clock);

    public ValueTask<KeyFinding> FindAsync(KeyHash hash, CancellationToken cancellationToken) =>
        remembered.Find(hash) is { } known ? new(new KeyFinding(known, true, string.Empty)) : new(ReadAsync(hash, cancellationToken));

    /// <summary>Asks the store again for these keys, because this process has changed them.</summary>
    public void Forget(IEnumerable<string> keyIds) => remembered.Forget(keyIds);

    private async Task<KeyFinding> ReadAsync(KeyHash hash, CancellationToken cancellationToken)
    {
        var since = remembered.Generation;
        if (await clients.FindKeyAsync(hash.Id, cancellationToken) is not { } row || !KeyHash.Read(row.Bytes("hash")).Matches(hash))
        {
            return new(null, false, "unknown-key");
        }

        var endsAt = row.Instant("endsAt");
        if (endsAt <= clock.GetUtcNow())
        {
            return new(null, false, "key-ended");
        }

        var client = Read(row);
        remembered.Keep(hash, client, endsAt, since);
        return new(client, false, string.Empty);
    }

    private static KnownClient Read(Row row)
    {
        var id = (Guid)row.Values["client"];
        var role = Codes<CallerRole>.TryParse(row.Text("role")!, out var code)
            ? code
            : throw new InvalidOperationException("A key's row names a role that there is none of.");
        return new(id, Client.CallerOf(id, row.Text("name")!, role, row.Text("institution")));
    }
}
