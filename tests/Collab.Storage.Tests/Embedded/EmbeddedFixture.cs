using Collab.Core.Store;
using Collab.Storage.Embedded;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Collab.Storage.Tests.Embedded;

/// <summary>Both embedded stores over a folder of their own, as the app registers them.</summary>
public sealed class EmbeddedFixture : IAsyncLifetime
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("collab-store-");
    private readonly ServiceProvider services;

    public EmbeddedFixture()
    {
        var settings = new Dictionary<string, string?> { ["Collab:DataFolder"] = folder.FullName };
        services = new ServiceCollection()
            .AddCollabStorage(new ConfigurationBuilder().AddInMemoryCollection(settings).Build())
            .BuildServiceProvider();
    }

    public IRowStore Rows => services.GetRequiredService<IRowStore>();

    public IBlobStore Blobs => services.GetRequiredService<IBlobStore>();

    public DataFolder Folder => services.GetRequiredService<DataFolder>();

    public async Task InitializeAsync()
    {
        await Rows.OpenAsync(CancellationToken.None);
        await Blobs.OpenAsync(CancellationToken.None);
    }

    public async Task DisposeAsync()
    {
        await services.DisposeAsync();
        folder.Delete(recursive: true);
    }
}
