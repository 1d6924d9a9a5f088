namespace Collab.Core.Access;

/// <summary>Notes the day on which a client signed in last.</summary>
public sealed class MarkClientUsed(ClientRegister clients)
{
    private const int Attempts = 8;

    /// <summary>False when others kept changing the client, so that nothing was noted. A client that is gone needs no note.</summary>
    public async Task<bool> RunAsync(Guid id, DateOnly day, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            if (await clients.FindAsync(id, cancellationToken) is not { } row)
            {
                return true;
            }

            var client = ClientRegister.Read(row);
            if (client.LastUsedOn >= day || await clients.CommitAsync([ClientRegister.Replace(client with { LastUsedOn = day }, row)], cancellationToken))
            {
                return true;
            }
        }

        return false;
    }
}
