using Collab.Core.Store;
using Collab.Storage.Azure;
using Collab.Storage.Embedded;
using Collab.Storage.Watched;
using Collab.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Collab.Storage.Tests;

public sealed class StorageOptionsTests
{
    private const string AccountKey = "a2V5a2V5a2V5a2V5a2V5a2V5a2V5a2V5a2V5a2V5a2V5a2V5a2V5a2V5a2V5a2U=";

    [Fact]
    public void From_NothingSet_IsEmbeddedInTheWorkingFolder()
    {
        var options = StorageOptions.From(Settings());

        Assert.Equal(StorageKind.Embedded, options.Storage);
        Assert.Equal(Path.GetFullPath(".collab"), options.DataFolder);
    }

    [Theory]
    [InlineData("AzureWebJobsStorage", "UseDevelopmentStorage=true")]
    [InlineData("AzureWebJobsStorage:accountName", "acct")]
    [InlineData("AzureWebJobsStorage__accountName", "acct")]
    public void From_AccountConfigured_IsAzure(string key, string value)
    {
        Assert.Equal(StorageKind.Azure, StorageOptions.From(Settings((key, value))).Storage);
        Assert.Equal(StorageKind.Embedded, StorageOptions.From(Settings((key, value), ("Collab:Storage", "Embedded"))).Storage);
    }

    [Fact]
    public void From_WrongValue_NamesKeyAndWhatIsWanted()
    {
        Assert.Contains("Collab:Storage is 'sqlite'", Refused(("Collab:Storage", "sqlite")), StringComparison.Ordinal);
        Assert.Contains("AzureWebJobsStorage", Refused(("Collab:Storage", "azure")), StringComparison.Ordinal);
        Assert.Contains("Collab:DataFolder", Refused(("Collab:DataFolder", "  ")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("AzureWebJobsStorage", "UseDevelopmentStorage=true")]
    [InlineData("AzureWebJobsStorage", "DefaultEndpointsProtocol=https;AccountName=acct;AccountKey=" + AccountKey + ";EndpointSuffix=core.windows.net")]
    [InlineData("AzureWebJobsStorage__accountName", "acct")]
    public async Task AddCollabStorage_AccountConfigured_RegistersAzureStores(string key, string value)
    {
        await using var services = Services((key, value));

        Assert.IsType<TableRowStore>(Assert.IsType<WatchedRowStore>(services.GetRequiredService<IRowStore>()).Inner);
        Assert.IsType<AzureBlobStore>(Assert.IsType<WatchedBlobStore>(services.GetRequiredService<IBlobStore>()).Inner);
        Assert.Same(services.GetRequiredService<IRowStore>(), services.GetRequiredService<IRowStore>());
    }

    [Theory]
    [InlineData("acct-identity")]
    [InlineData("")]
    public async Task AddCollabStorage_ManagedIdentity_RegistersAzureStores(string clientId)
    {
        await using var services = Services(
            ("AzureWebJobsStorage__accountName", "acct"),
            ("AzureWebJobsStorage__credential", "managedidentity"),
            ("AzureWebJobsStorage__clientId", clientId));

        Assert.IsType<TableRowStore>(Assert.IsType<WatchedRowStore>(services.GetRequiredService<IRowStore>()).Inner);
        Assert.IsType<AzureBlobStore>(Assert.IsType<WatchedBlobStore>(services.GetRequiredService<IBlobStore>()).Inner);
    }

    [Fact]
    public async Task AddCollabStorage_Embedded_RegistersEmbeddedStoresOverTheFolder()
    {
        using var temp = new TempFolder();
        await using var services = Services(("Collab:DataFolder", temp.Of("data")));

        Assert.IsType<EmbeddedRowStore>(Assert.IsType<WatchedRowStore>(services.GetRequiredService<IRowStore>()).Inner);
        Assert.IsType<EmbeddedBlobStore>(Assert.IsType<WatchedBlobStore>(services.GetRequiredService<IBlobStore>()).Inner);
        Assert.Equal(temp.Of("data"), services.GetRequiredService<DataFolder>().Path);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("AccountName=acct;AccountKey=sekret!")]
    public async Task AddCollabStorage_BadConnectionString_SaysSoWithoutQuotingIt(string value)
    {
        await using var services = Services(("AzureWebJobsStorage", value));

        var refused = Assert.Throws<StoreSetupException>(services.GetRequiredService<IRowStore>);

        Assert.Contains("AzureWebJobsStorage", refused.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(value, refused.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("sekret", refused.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void AddCollabStorage_BadServiceAddress_NamesTheKey()
    {
        var refused = Assert.Throws<StoreSetupException>(() => Services(("AzureWebJobsStorage__tableServiceUri", "not an address")));

        Assert.Contains("AzureWebJobsStorage__tableServiceUri", refused.Message, StringComparison.Ordinal);
    }

    private static string Refused(params (string, string)[] settings) =>
        Assert.Throws<StoreSetupException>(() => StorageOptions.From(Settings(settings))).Message;

    private static ServiceProvider Services(params (string, string)[] settings) =>
        new ServiceCollection().AddCollabStorage(Settings(settings)).BuildServiceProvider();

    private static IConfigurationRoot Settings(params (string Key, string Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(s => s.Key, s => (string?)s.Value)).Build();
}
