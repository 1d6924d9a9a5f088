using Collab.Core.Store;
using Collab.Storage.Azure;
using Collab.Storage.Embedded;
using Collab.Storage.Watched;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Collab.Storage;

/// <summary>Registers the two storage ports.</summary>
public static class StorageServices
{
    /// <summary>
    /// Registers <see cref="IRowStore"/>, <see cref="IBlobStore"/> and <see cref="StorageOptions"/> as singletons, and
    /// <see cref="DataFolder"/> with the embedded store. Nothing is opened before it is asked for.
    /// </summary>
    /// <exception cref="StoreSetupException">A setting is wrong.</exception>
    public static IServiceCollection AddCollabStorage(this IServiceCollection services, IConfiguration configuration)
    {
        var options = StorageOptions.From(configuration);
        services.AddSingleton(options);
        services.TryAddSingleton(TimeProvider.System);
        return options.Storage switch
        {
            StorageKind.Azure => AddAzure(services, StorageAccount.From(configuration)),
            _ => AddEmbedded(services),
        };
    }

    private static IServiceCollection AddEmbedded(IServiceCollection services)
    {
        services.AddSingleton(provider =>
            DataFolder.Open(provider.GetRequiredService<StorageOptions>().DataFolder, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<EmbeddedRowStore>();
        services.AddSingleton<EmbeddedBlobStore>();
        services.AddSingleton<IRowStore>(provider => new WatchedRowStore(provider.GetRequiredService<EmbeddedRowStore>(), "sqlite"));
        services.AddSingleton<IBlobStore>(provider => new WatchedBlobStore(provider.GetRequiredService<EmbeddedBlobStore>(), "file"));
        return services;
    }

    private static IServiceCollection AddAzure(IServiceCollection services, StorageAccount account)
    {
        services.AddSingleton(provider => TableRowStore.Create(account, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => AzureBlobStore.Create(account, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<IRowStore>(provider => new WatchedRowStore(provider.GetRequiredService<TableRowStore>(), "azure.table"));
        services.AddSingleton<IBlobStore>(provider => new WatchedBlobStore(provider.GetRequiredService<AzureBlobStore>(), "azure.blob"));
        return services;
    }
}
