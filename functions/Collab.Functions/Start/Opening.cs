using Collab.Core.Events;
using Collab.Core.Rosters;
using Collab.Core.Store;
using Collab.Functions.Http;
using Collab.Storage;

namespace Collab.Functions.Start;

/// <summary>Opens the storage before anything is served, so that what is wrong with it is told in a sentence.</summary>
internal sealed class Opening(
    IRowStore rows, IBlobStore blobs, StorageOptions storage, Func<AdminToken> token, Func<PersonMarks> marks, Func<SubscriptionSecrets> secrets, Func<ApiDoor> door, TimeProvider clock)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <exception cref="StoreSetupException">The storage can't be opened as configured, or doesn't answer.</exception>
    /// <exception cref="SettingsException">There is no token to sign in with, or a key is none.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            await Task.WhenAll(rows.OpenAsync(cancellationToken), blobs.OpenAsync(cancellationToken)).WaitAsync(Patience, clock, cancellationToken);
        }
        catch (Exception outage) when (outage is TimeoutException or StoreUnavailableException)
        {
            throw new StoreSetupException(Unreachable(outage), outage);
        }

        // Made by whoever holds the store, so that two starts at once don't make two.
        token();
        marks();
        secrets();
        door();
    }

    private string Unreachable(Exception outage) => storage.Storage == StorageKind.Azure
        ? $"The storage account of AzureWebJobsStorage doesn't answer ({Reason(outage)}); start Azurite, or check the setting and the network."
        : $"The data folder {storage.DataFolder} can't be opened ({Reason(outage)}); check its disk, or choose another folder with Collab:DataFolder.";

    private static string Reason(Exception outage) =>
        outage is TimeoutException ? $"nothing within {Patience.TotalSeconds:0} seconds" : outage.Message.TrimEnd('.');
}
