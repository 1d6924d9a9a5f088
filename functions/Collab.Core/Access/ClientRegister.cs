using System.Globalization;
using System.Text.Json;
using Collab.Core.Json;
using Collab.Core.Standards;
using Collab.Core.Store;
using Collab.Core.Writing;

namespace Collab.Core.Access;

/// <summary>
/// The rows of table <c>Clients</c>, one partition, so that a client and its keys change in one commit: <c>c|{~id}</c> the clients, newest first,
/// and <c>k|{first half of the key's hash}</c> the keys, each with all that signing in needs. Every change of a key goes with a change of its
/// client's row under that row's tag.
/// </summary>
public sealed class ClientRegister(IRowStore store)
{
    public const string Partition = "clients";

    public static RowRange All { get; } = RowRange.Prefix("c|");

    public static string Key(Guid id) => $"c|{RegisterKeys.Descending(id)}";

    /// <summary>The row key of an issued key.</summary>
    public static string KeyOf(string keyId) => $"k|{keyId}";

    public static Client Read(Row row) => JsonSerializer.Deserialize(Payload.Read(row, "body"), RegisterJson.Readable.Client)!;

    public static string ETagOf(Row row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return ETagOf(row.Number("version")!.Value);
    }

    public static string ETagOf(int version) => string.Create(CultureInfo.InvariantCulture, $"\"{version}\"");

    public Task<Row?> FindAsync(Guid id, CancellationToken cancellationToken) =>
        store.ReadAsync(TableNames.Clients, Partition, Key(id), null, cancellationToken);

    public Task<Row?> FindKeyAsync(string keyId, CancellationToken cancellationToken) =>
        store.ReadAsync(TableNames.Clients, Partition, KeyOf(keyId), null, cancellationToken);

    /// <summary>True when all changes were stored; false when another change came first and none was.</summary>
    public async Task<bool> CommitAsync(IReadOnlyList<RowChange> changes, CancellationToken cancellationToken) =>
        await store.CommitAsync(TableNames.Clients, Partition, changes, cancellationToken) is CommitResult.Committed;

    /// <summary>As the other, for changes that issue a key. A store that tried again after a lost answer refuses what it has stored; the key tells.</summary>
    public async Task<bool> CommitAsync(IReadOnlyList<RowChange> changes, KeyHash issued, CancellationToken cancellationToken) =>
        await CommitAsync(changes, cancellationToken) || await FindKeyAsync(issued.Id, cancellationToken) is not null;

    internal static RowChange Add(Client client) => new RowChange.Add(Key(client.Id), Values(client, 1));

    internal static RowChange Replace(Client client, Row row) =>
        new RowChange.Replace(Key(client.Id), Values(client, row.Number("version")!.Value + 1), row.ETag);

    /// <summary>The row of a client's key that works until <paramref name="endsAt"/>.</summary>
    internal static RowChange Put(Client client, KeyHash hash, DateTimeOffset? endsAt)
    {
        var values = new Dictionary<string, object>
        {
            ["hash"] = hash.ToBytes(),
            ["client"] = client.Id,
            ["name"] = client.Name,
            ["role"] = Codes<CallerRole>.Of(client.Role),
        };
        if (client.Institution is { } institution)
        {
            values["institution"] = institution;
        }

        if (endsAt is { } end)
        {
            values["endsAt"] = end;
        }

        return new RowChange.Put(KeyOf(hash.Id), values);
    }

    private static Dictionary<string, object> Values(Client client, int version)
    {
        var values = new Dictionary<string, object> { ["version"] = version };
        Payload.Write(values, "body", RegisterJson.Bytes(client));
        return values;
    }
}
