using System.Net;
using Collab.Core.Store;
using Collab.Testing.Azurite;

namespace Collab.Storage.Tests.Azure;

/// <summary>What a sender may do with an upload address, and what not.</summary>
public sealed class UploadAddressTests(AzureFixture fixture) : IClassFixture<AzureFixture>
{
    private static CancellationToken None => CancellationToken.None;

    [AzuriteFact]
    public async Task UploadAddress_Put_CreatesThatBlobOnly()
    {
        var name = $"inst/{Guid.CreateVersion7():n}/Өргөдөл 1.csv";
        var address = await fixture.Blobs.MakeUploadAddressAsync(ContainerNames.Uploads, name, TimeProvider.System.GetUtcNow().AddMinutes(10), None);
        using var http = new HttpClient();

        Assert.Equal(HttpStatusCode.Created, await PutAsync(http, address!));
        Assert.Equal(HttpStatusCode.Forbidden, (await http.GetAsync(address, None)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await http.DeleteAsync(address, None)).StatusCode);
        var other = new UriBuilder(address!) { Path = address!.AbsolutePath + "x" }.Uri;
        Assert.Equal(HttpStatusCode.Forbidden, await PutAsync(http, other));

        Assert.Equal(5, (await fixture.Blobs.FindAsync(ContainerNames.Uploads, name, None))?.Size);
    }

    [AzuriteFact]
    public async Task UploadAddress_MadeAgain_IsTheSameAndReplacesNothing()
    {
        var (name, end) = ($"inst/{Guid.CreateVersion7():n}/a.csv", TimeProvider.System.GetUtcNow().AddMinutes(10));
        var address = await fixture.Blobs.MakeUploadAddressAsync(ContainerNames.Uploads, name, end, None);
        Assert.Equal(address!.AbsoluteUri, (await fixture.Blobs.MakeUploadAddressAsync(ContainerNames.Uploads, name, end, None))!.AbsoluteUri);
        using var http = new HttpClient();
        Assert.Equal(HttpStatusCode.Created, await PutAsync(http, address));
        var before = await fixture.Blobs.FindAsync(ContainerNames.Uploads, name, None);

        Assert.NotEqual(HttpStatusCode.Created, await PutAsync(http, address));

        Assert.Equal(before!.ETag, (await fixture.Blobs.FindAsync(ContainerNames.Uploads, name, None))!.ETag);
    }

    [AzuriteFact]
    public async Task UploadAddress_Expired_IsRefused()
    {
        var address = await fixture.Blobs.MakeUploadAddressAsync(
            ContainerNames.Uploads, $"inst/{Guid.CreateVersion7():n}", TimeProvider.System.GetUtcNow().AddMinutes(-1), None);
        using var http = new HttpClient();

        Assert.Equal(HttpStatusCode.Forbidden, await PutAsync(http, address!));
    }

    private static async Task<HttpStatusCode> PutAsync(HttpClient http, Uri address)
    {
        using var content = new StringContent("title");
        content.Headers.Add("x-ms-blob-type", "BlockBlob");
        using var response = await http.PutAsync(address, content, None);
        return response.StatusCode;
    }
}
