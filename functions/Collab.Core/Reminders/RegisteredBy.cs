using System.Text.Json;
using Collab.Core.Access;
using Collab.Core.Store;
using Collab.Core.Writing;

namespace Collab.Core.Reminders;

/// <summary>Who looks after a collaboration: the officer who registered it, as its history says.</summary>
internal sealed class RegisteredBy(IRowStore store)
{
    /// <summary>The clients that are officers of a home institution.</summary>
    public async Task<IReadOnlySet<Guid>> OfficersAsync(string institution, CancellationToken cancellationToken)
    {
        var officers = new HashSet<Guid>();
        await foreach (var row in store.ReadAllAsync(TableNames.Clients, ClientRegister.Partition, ClientRegister.All, null, cancellationToken))
        {
            if (ClientRegister.Read(row) is { Role: CallerRole.Officer } client && client.Institution == institution)
            {
                officers.Add(client.Id);
            }
        }

        return officers;
    }

    /// <summary>The client that registered the collaboration, or null when it was none.</summary>
    public async Task<Guid?> FindAsync(string institution, Guid collaboration, CancellationToken cancellationToken)
    {
        var row = await store.ReadAsync(TableNames.Register, institution, RegisterKeys.History(collaboration, 1), null, cancellationToken);
        if (row is null)
        {
            return null;
        }

        using var entry = JsonDocument.Parse(Payload.Read(row, "body"));
        return Client.IdOf(entry.RootElement.GetProperty("by").GetString()!);
    }
}
