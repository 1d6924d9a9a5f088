using Azure.Data.Tables;
using Azure.Identity;
using Azure.Storage.Blobs;
using Collab.Core.Store;
using Microsoft.Extensions.Configuration;

namespace Collab.Storage.Tests.Azure;

/// <summary>The two readings of <c>AzureWebJobsStorage</c>: a connection string, and the parts of an identity-based connection.</summary>
public sealed class StorageAccountTests
{
    private const string ConnectionString =
        "DefaultEndpointsProtocol=https;AccountName=byname;AccountKey=a2V5a2V5a2V5a2V5a2V5a2V5a2V5a2V5a2V5a2V5a2V5a2V5a2V5a2V5a2V5a2U=;EndpointSuffix=core.windows.net";

    [Fact]
    public void From_ConnectionString_GoesToItsAccountWithItsKey()
    {
        var account = From(("AzureWebJobsStorage", ConnectionString));

        Assert.Equal(("https://byname.table.core.windows.net/", "https://byname.blob.core.windows.net/"), Addresses(account));
        Assert.Null(account.Credential);
        Assert.True(account.Blobs(new BlobClientOptions()).CanGenerateAccountSasUri);
    }

    /// <summary>An environment variable's double underscore arrives as a colon; a settings file may keep it.</summary>
    [Theory]
    [InlineData(":")]
    [InlineData("__")]
    public void From_AccountName_GoesToItsServicesWithAnIdentity(string separator)
    {
        var account = From(($"AzureWebJobsStorage{separator}accountName", "stcollab"));

        Assert.Equal(("https://stcollab.table.core.windows.net/", "https://stcollab.blob.core.windows.net/"), Addresses(account));
        Assert.IsType<DefaultAzureCredential>(account.Credential);
        Assert.False(account.Blobs(new BlobClientOptions()).CanGenerateAccountSasUri);
    }

    [Theory]
    [InlineData(":")]
    [InlineData("__")]
    public void From_ServiceAddresses_AreTakenAsTheyAreAndBeforeTheAccountName(string separator)
    {
        var prefix = $"AzureWebJobsStorage{separator}";
        (string, string)[] addresses = [(prefix + "tableServiceUri", "https://t.example.cn/"), (prefix + "blobServiceUri", "https://b.example.cn/")];

        Assert.Equal(("https://t.example.cn/", "https://b.example.cn/"), Addresses(From(addresses)));
        Assert.Equal(("https://t.example.cn/", "https://b.example.cn/"), Addresses(From([.. addresses, (prefix + "accountName", "stcollab")])));
        Assert.Equal(("https://stcollab.table.core.windows.net/", "https://b.example.cn/"), Addresses(From(addresses[1], (prefix + "accountName", "stcollab"))));
    }

    /// <summary>What infra/modules/settings.bicep sets, as the environment gives it.</summary>
    [Fact]
    public void From_WhatTheTemplateSets_SignsInAsTheAppsIdentity()
    {
        var account = From(
            ("AzureWebJobsStorage:accountName", "stcollab"),
            ("AzureWebJobsStorage:blobServiceUri", "https://stcollab.blob.core.windows.net/"),
            ("AzureWebJobsStorage:queueServiceUri", "https://stcollab.queue.core.windows.net/"),
            ("AzureWebJobsStorage:tableServiceUri", "https://stcollab.table.core.windows.net/"),
            ("AzureWebJobsStorage:credential", "managedidentity"),
            ("AzureWebJobsStorage:clientId", "4f8e4f1c-0000-0000-0000-000000000001"));

        Assert.Equal(("https://stcollab.table.core.windows.net/", "https://stcollab.blob.core.windows.net/"), Addresses(account));
        Assert.IsType<ManagedIdentityCredential>(account.Credential);
    }

    [Theory]
    [InlineData("managedidentity", typeof(ManagedIdentityCredential))]
    [InlineData("ManagedIdentity", typeof(ManagedIdentityCredential))]
    [InlineData("", typeof(DefaultAzureCredential))]
    public void From_Credential_IsTheAppsIdentityOrWhoeverIsSignedIn(string credential, Type expected) =>
        Assert.IsType(expected, From(("AzureWebJobsStorage__accountName", "stcollab"), ("AzureWebJobsStorage__credential", credential)).Credential);

    [Fact]
    public void From_ConnectionStringAndParts_TheConnectionStringWins()
    {
        var account = From(("AzureWebJobsStorage", ConnectionString), ("AzureWebJobsStorage:accountName", "stcollab"), ("AzureWebJobsStorage:credential", "managedidentity"));

        Assert.Equal(("https://byname.table.core.windows.net/", "https://byname.blob.core.windows.net/"), Addresses(account));
        Assert.Null(account.Credential);
    }

    [Theory]
    [InlineData("tableServiceUri", "AzureWebJobsStorage__blobServiceUri is not set; give it, or AzureWebJobsStorage__accountName.")]
    [InlineData("blobServiceUri", "AzureWebJobsStorage__tableServiceUri is not set; give it, or AzureWebJobsStorage__accountName.")]
    public void From_OneServiceAddressAlone_NamesTheOther(string only, string message)
    {
        Assert.True(StorageAccount.IsConfigured(Settings(($"AzureWebJobsStorage__{only}", "https://example.cn/"))));

        Assert.Equal(message, Assert.Throws<StoreSetupException>(() => From(($"AzureWebJobsStorage__{only}", "https://example.cn/"))).Message);
    }

    [Theory]
    [InlineData("AzureWebJobsStorage", "  ")]
    [InlineData("AzureWebJobsStorage__accountName", "")]
    [InlineData("AzureWebJobsStorage__queueServiceUri", "https://q.example.cn/")]
    [InlineData("AzureWebJobsStorage__credential", "managedidentity")]
    public void IsConfigured_NothingThatNamesAnAccount_IsFalse(string key, string value) =>
        Assert.False(StorageAccount.IsConfigured(Settings((key, value))));

    private static (string Tables, string Blobs) Addresses(StorageAccount account) =>
        (account.Tables(new TableClientOptions()).Uri.AbsoluteUri, account.Blobs(new BlobClientOptions()).Uri.AbsoluteUri);

    private static StorageAccount From(params (string Key, string Value)[] settings) => StorageAccount.From(Settings(settings));

    private static IConfigurationRoot Settings(params (string Key, string Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(s => s.Key, s => (string?)s.Value)).Build();
}
