using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Web;
using Azure.Core;
using Azure.Core.Pipeline;
using Collab.Core.Store;
using Collab.Storage.Azure;
using Collab.Testing;
using Collab.Testing.Azurite;

namespace Collab.Storage.Tests.Azure;

/// <summary>Both Azure stores with an identity's token instead of a key, over https, as in Azure.</summary>
public sealed class IdentityTests
{
    private static CancellationToken None => CancellationToken.None;

    [AzuriteFact]
    public async Task Stores_WithATokenAlone_WriteAndReadBack()
    {
        await using var azurite = await TokenAzurite.StartAsync();
        using var rows = TableRowStore.Create(azurite.Account(), TimeProvider.System);
        var blobs = AzureBlobStore.Create(azurite.Account(), TimeProvider.System);
        await Task.WhenAll(rows.OpenAsync(None), blobs.OpenAsync(None));

        var committed = await rows.CommitAsync(
            TableNames.Register,
            "mn-эмнэлэг",
            [new RowChange.Add("c|1", new Dictionary<string, object> { ["title"] = "Өвөрмөц" }), new RowChange.Add("c|2", new Dictionary<string, object> { ["title"] = "सहकार्य" })],
            None);
        await blobs.WriteAsync(ContainerNames.Uploads, "mn/a.csv", "text/csv", null, replace: false, (stream, token) => stream.WriteAsync("гарчиг"u8.ToArray(), token).AsTask(), None);

        Assert.IsType<CommitResult.Committed>(committed);
        Assert.Equal("सहकार्य", (await rows.ReadAsync(TableNames.Register, "mn-эмнэлэг", "c|2", null, None))!.Text("title"));
        Assert.Equal(12, (await blobs.FindAsync(ContainerNames.Uploads, "mn/a.csv", None))!.Size);
    }

    /// <summary>There is no key to sign with: the service gives one that belongs to the identity, and its signature lets a sender create this blob only.</summary>
    [AzuriteFact]
    public async Task UploadAddress_OfAnIdentity_IsAUserDelegationSasForThatBlobOnly()
    {
        await using var azurite = await TokenAzurite.StartAsync();
        var blobs = AzureBlobStore.Create(azurite.Account(), TimeProvider.System);
        await blobs.OpenAsync(None);

        var address = await blobs.MakeUploadAddressAsync(ContainerNames.Uploads, "mn/өргөдөл.csv", TimeProvider.System.GetUtcNow().AddMinutes(10), None);

        var query = HttpUtility.ParseQueryString(address!.Query);
        Assert.Equal(("c", "b", "https", TokenAzurite.ObjectId), (query["sp"], query["sr"], query["spr"], query["skoid"]));
        using var http = azurite.Http();
        Assert.Equal(HttpStatusCode.Created, await PutAsync(http, address));
        Assert.NotEqual(HttpStatusCode.Created, await PutAsync(http, address));
        Assert.Equal(HttpStatusCode.Forbidden, (await http.GetAsync(address, None)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, await PutAsync(http, new UriBuilder(address) { Path = address.AbsolutePath + "x" }.Uri));
        Assert.Equal(5, (await blobs.FindAsync(ContainerNames.Uploads, "mn/өргөдөл.csv", None))!.Size);
    }

    [AzuriteFact]
    public async Task Open_TokenThatTheServiceRefuses_SaysWhichRoleIsMissing()
    {
        await using var azurite = await TokenAzurite.StartAsync();
        using var rows = TableRowStore.Create(azurite.Account(audience: "https://vault.azure.net"), TimeProvider.System);
        var blobs = AzureBlobStore.Create(azurite.Account(audience: "https://vault.azure.net"), TimeProvider.System);

        Assert.Contains("Storage Table Data Contributor", (await Assert.ThrowsAsync<StoreSetupException>(() => rows.OpenAsync(None))).Message, StringComparison.Ordinal);
        Assert.Contains("Storage Blob Data Contributor", (await Assert.ThrowsAsync<StoreSetupException>(() => blobs.OpenAsync(None))).Message, StringComparison.Ordinal);
    }

    private static async Task<HttpStatusCode> PutAsync(HttpClient http, Uri address)
    {
        using var content = new StringContent("title");
        content.Headers.Add("x-ms-blob-type", "BlockBlob");
        using var response = await http.PutAsync(address, content, None);
        return response.StatusCode;
    }

    /// <summary>An Azurite over https with a certificate of its own, and tokens that it takes: it looks into them, but not at who signed.</summary>
    private sealed class TokenAzurite(AzuriteServer server, TempFolder folder, byte[] certificate) : IAsyncDisposable
    {
        public const string ObjectId = "5f1d5b6a-0000-0000-0000-00000000c01a";

        private readonly List<HttpClient> clients = [];

        public static async Task<TokenAzurite> StartAsync()
        {
            var folder = new TempFolder();
            using var key = RSA.Create(2048);
            var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
            var names = new SubjectAlternativeNameBuilder();
            names.AddIpAddress(IPAddress.Loopback);
            request.CertificateExtensions.Add(names.Build());
            var now = TimeProvider.System.GetUtcNow();
            using var certificate = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
            await File.WriteAllTextAsync(folder.Of("certificate.pem"), certificate.ExportCertificatePem());
            await File.WriteAllTextAsync(folder.Of("key.pem"), key.ExportPkcs8PrivateKeyPem());
            return new(await AzuriteServer.StartForTokensAsync(folder.Of("certificate.pem"), folder.Of("key.pem"), None), folder, certificate.RawData);
        }

        public StorageAccount Account(string audience = "https://storage.azure.com") =>
            new(server.TableEndpoint, server.BlobEndpoint, new MadeToken(audience), new HttpClientTransport(Http()));

        /// <summary>A client that trusts this one certificate and no other.</summary>
        public HttpClient Http()
        {
            var http = new HttpClient(new HttpClientHandler { ServerCertificateCustomValidationCallback = (_, shown, _, _) => shown is not null && shown.RawData.AsSpan().SequenceEqual(certificate) });
            clients.Add(http);
            return http;
        }

        public async ValueTask DisposeAsync()
        {
            clients.ForEach(client => client.Dispose());
            await server.DisposeAsync();
            folder.Dispose();
        }
    }

    private sealed class MadeToken(string audience) : TokenCredential
    {
        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken)
        {
            var now = TimeProvider.System.GetUtcNow();
            var claims = $$"""
                {"aud":"{{audience}}","iss":"https://sts.windows.net/ab1f708d-50f6-404c-a006-d71b2ac7a606/","iat":{{now.AddMinutes(-1).ToUnixTimeSeconds()}},
                "nbf":{{now.AddMinutes(-1).ToUnixTimeSeconds()}},"exp":{{now.AddHours(1).ToUnixTimeSeconds()}},"oid":"{{TokenAzurite.ObjectId}}","tid":"ab1f708d-50f6-404c-a006-d71b2ac7a606"}
                """;
            return new($"{Base64("""{"typ":"JWT","alg":"RS256"}""")}.{Base64(claims)}.{Base64("unsigned")}", now.AddHours(1));
        }

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            new(GetToken(requestContext, cancellationToken));

        private static string Base64(string text) => System.Buffers.Text.Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));
    }
}
