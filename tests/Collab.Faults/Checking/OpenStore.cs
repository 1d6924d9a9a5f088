using Collab.Core.Settings;
using Collab.Core.Store;
using Collab.Functions.Start;
using Collab.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Collab.Faults.Checking;

/// <summary>The store of a stopped app, opened directly through the ports.</summary>
internal sealed class OpenStore : IAsyncDisposable
{
    private readonly ServiceProvider services;

    private OpenStore(ServiceProvider services) => this.services = services;

    public IRowStore Rows => Get<IRowStore>();

    public static async Task<OpenStore> OpenAsync(string dataFolder, string? connection)
    {
        var settings = new Dictionary<string, string?> { ["Collab:DataFolder"] = dataFolder, ["AzureWebJobsStorage"] = connection };
        var store = new OpenStore(new ServiceCollection()
            .AddSingleton(TimeProvider.System)
            .AddCollabStorage(new ConfigurationBuilder().AddInMemoryCollection(settings).Build())
            .AddRegister(new RegisterSettings())
            .BuildServiceProvider());
        await store.Rows.OpenAsync(CancellationToken.None);
        return store;
    }

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    public ValueTask DisposeAsync() => services.DisposeAsync();
}
