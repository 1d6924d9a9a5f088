using System.Net;
using System.Web;
using Azure.Core;
using Collab.Testing;
using Microsoft.Extensions.Configuration;

namespace Collab.Storage.Tests.Azure;

/// <summary>Whom the app signs in as, seen from the place in an Azure instance that hands out tokens.</summary>
public sealed class ManagedIdentityTests
{
    private static CancellationToken None => CancellationToken.None;

    /// <summary>One test, because the endpoint's address is a variable of the whole process.</summary>
    [Fact]
    public async Task Credential_WithAndWithoutAClientId_AsksForThatIdentitysToken()
    {
        using var port = new HeldPort();
        using var listener = new HttpListener();
        listener.Prefixes.Add(port.Url + "/");
        listener.Start();
        var asked = new List<string?>();
        var answering = AnswerAsync(listener, asked);
        Environment.SetEnvironmentVariable("IDENTITY_ENDPOINT", listener.Prefixes.Single() + "token");
        Environment.SetEnvironmentVariable("IDENTITY_HEADER", "of-this-instance");
        try
        {
            Assert.Equal("made", (await TokenAsync("4f8e4f1c-0000-0000-0000-000000000001")).Token);
            Assert.Equal("made", (await TokenAsync(null)).Token);
        }
        finally
        {
            Environment.SetEnvironmentVariable("IDENTITY_ENDPOINT", null);
            Environment.SetEnvironmentVariable("IDENTITY_HEADER", null);
            listener.Stop();
            await answering;
        }

        Assert.Equal(["4f8e4f1c-0000-0000-0000-000000000001", null], asked);
    }

    private static async Task<AccessToken> TokenAsync(string? clientId)
    {
        var settings = new Dictionary<string, string?>
        {
            ["AzureWebJobsStorage:accountName"] = "stcollab",
            ["AzureWebJobsStorage:credential"] = "managedidentity",
            ["AzureWebJobsStorage:clientId"] = clientId,
        };
        var account = StorageAccount.From(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
        return await account.Credential!.GetTokenAsync(new(["https://storage.azure.com/.default"]), None);
    }

    private static async Task AnswerAsync(HttpListener listener, List<string?> asked)
    {
        try
        {
            while (true)
            {
                var context = await listener.GetContextAsync();
                asked.Add(HttpUtility.ParseQueryString(context.Request.Url!.Query)["client_id"]);
                var expires = TimeProvider.System.GetUtcNow().AddHours(8).ToUnixTimeSeconds();
                context.Response.ContentType = "application/json";
                await using var writer = new StreamWriter(context.Response.OutputStream);
                await writer.WriteAsync($$"""{"access_token":"made","expires_on":"{{expires}}","resource":"https://storage.azure.com","token_type":"Bearer"}""");
            }
        }
        catch (Exception stopped) when (stopped is HttpListenerException or ObjectDisposedException)
        {
            // The test is over.
        }
    }
}
