using System.Globalization;
using System.Web;
using Azure.Storage.Blobs;
using Collab.Core.Store;
using Collab.Storage.Azure;

namespace Collab.Storage.Tests.Azure;

/// <summary>What an upload address says that it is good for, in Azure. No service is asked: an account's key signs by itself.</summary>
public sealed class UploadAddressScopeTests
{
    private static readonly DateTimeOffset End = new(2026, 11, 22, 7, 0, 0, TimeSpan.Zero);
    private static readonly string Key = Convert.ToBase64String(new byte[64]);

    [Theory]
    [InlineData("inst/01a20219-12bd-7e71-8886-042c54aefe86/Өргөдөл 1.csv")]
    [InlineData("inst/01a20219-12bd-7e71-8886-042c54aefe86/a%2f..%2fb.csv")]
    [InlineData("inst/01a20219-12bd-7e71-8886-042c54aefe86/a?sp=rwdl&sig=x#.csv")]
    public async Task Make_InAzure_CreatesThisOneBlobOverHttpsUntilItsEnd(string name)
    {
        var address = await MakeAsync("https", name);

        var query = HttpUtility.ParseQueryString(address.Query);
        Assert.Equal(("c", "b", "https"), (query["sp"]!, query["sr"]!, query["spr"]!));
        Assert.Equal(End, DateTimeOffset.Parse(query["se"]!, CultureInfo.InvariantCulture));
        Assert.Equal("https", address.Scheme);
        Assert.Equal(name, new BlobUriBuilder(address).BlobName);
        Assert.Equal(ContainerNames.Uploads, new BlobUriBuilder(address).BlobContainerName);
        Assert.DoesNotContain(query.AllKeys, key => key is "srt" or "ss" or "sip" or "si");
    }

    [Fact]
    public async Task Make_ForTwoNames_SignsEachForItself()
    {
        var (one, other) = (await MakeAsync("https", "inst/a/1.csv"), await MakeAsync("https", "inst/a/2.csv"));
        Assert.NotEqual(HttpUtility.ParseQueryString(one.Query)["sig"], HttpUtility.ParseQueryString(other.Query)["sig"]);
    }

    private static async Task<Uri> MakeAsync(string scheme, string name)
    {
        var client = new BlobServiceClient($"DefaultEndpointsProtocol={scheme};AccountName=collab;AccountKey={Key};EndpointSuffix=core.example");
        return (await new UploadAddress(client, TimeProvider.System).MakeAsync(ContainerNames.Uploads, name, End, CancellationToken.None))!;
    }
}
