using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Collab.EndToEnd.Tests.Hosting;
using Collab.EndToEnd.Tests.Registers;

namespace Collab.EndToEnd.Tests.Http;

/// <summary>The contract of <c>/uploads</c> and of documents' content, on the embedded store, whose addresses are our own.</summary>
[Collection(OnEmbeddedApp.Name)]
public sealed class UploadTests(EmbeddedApp running)
{
    private const string Header = "collaboration,kind,direction,status,title,startsOn,endsOn,students,country\n";

    private readonly ApiClient api = new(running.App.Http);

    [Fact]
    public async Task Announce_ThenPutToTheAddressWithoutAToken_IsReadWithinSeconds()
    {
        var (home, csv) = await RegisterAsync();
        var announced = await AnnounceAsync(home, csv, "Тайлан \"11\".csv", Convert.ToHexStringLower(SHA256.HashData(csv)));
        var (id, address) = (announced.Text("documentId"), announced.Body["upload"]!["url"]!.GetValue<string>());
        Assert.Equal($"/api/v1/documents/{id}", announced.Header("Location"));
        Assert.Equal("received", (await api.GetAsync($"documents/{id}")).Want(HttpStatusCode.OK).Text("status"));
        using var stranger = new HttpClient { BaseAddress = running.App.Address };
        var outside = new ApiClient(stranger);

        (await outside.GetAsync(address)).Want(HttpStatusCode.Unauthorized);
        (await api.GetAsync(address)).Want(HttpStatusCode.MethodNotAllowed);
        Assert.Equal("received", (await SendAsync(outside, address, csv)).Want(HttpStatusCode.Accepted).Text("status"));

        var document = await FinishedAsync(id);
        Assert.Equal(("accepted", 1, "Тайлан \"11\".csv"), (document["status"]!.GetValue<string>(), document["accepted"]!.GetValue<int>(), document["fileName"]!.GetValue<string>()));
        var content = (await api.GetAsync($"documents/{id}/content")).Want(HttpStatusCode.OK);
        Assert.Equal(csv, content.Bytes);
        Assert.Equal(("text/csv", "nosniff"), (content.Header("Content-Type"), content.Header("X-Content-Type-Options")));
        Assert.StartsWith("attachment; filename=", content.Header("Content-Disposition"), StringComparison.Ordinal);
        Assert.Contains("filename*=UTF-8''%D0%A2", content.Header("Content-Disposition"), StringComparison.Ordinal);
        Assert.DoesNotContain(SignatureOf(address), running.App.Output, StringComparison.Ordinal);
        (await SendAsync(outside, address, csv)).Want(HttpStatusCode.Accepted);
        (await SendAsync(outside, address, [.. csv.Reverse()])).WantProblem(HttpStatusCode.Conflict, "content-differs");
    }

    [Fact]
    public async Task Put_ToAnAddressThatWasChanged_IsForbiddenAndStoresNothing()
    {
        var (home, csv) = await RegisterAsync();
        var announced = await AnnounceAsync(home, csv);
        var address = announced.Body["upload"]!["url"]!.GetValue<string>();
        var signature = SignatureOf(address);
        var other = (await AnnounceAsync(home, csv)).Text("documentId");
        foreach (var wrong in new[]
        {
            address.Replace(announced.Text("documentId"), other, StringComparison.Ordinal),
            address.Replace($"size={csv.Length}", $"size={csv.Length + 1}", StringComparison.Ordinal),
            address.Replace("expires=", "expires=9", StringComparison.Ordinal),
            address.Replace(signature, new('0', 64), StringComparison.Ordinal),
            address.Replace(signature, "x", StringComparison.Ordinal),
            address[..address.IndexOf('?', StringComparison.Ordinal)],
        })
        {
            (await SendAsync(api, wrong, csv)).WantProblem(HttpStatusCode.Forbidden, "wrong-upload-address");
        }

        (await SendAsync(api, address + "&colour=red", csv)).WantProblem(HttpStatusCode.BadRequest, "malformed");
        (await SendAsync(api, address, [.. csv, 10])).WantProblem(HttpStatusCode.RequestEntityTooLarge, "too-large");
        Assert.Empty(FilesOf(home));
    }

    [Fact]
    public async Task Announce_SameKeyAgain_GivesTheSameAddressAndKeepsNone()
    {
        var (home, csv) = await RegisterAsync();
        var key = ("Idempotency-Key", $"upload-{home}");
        var body = new { institution = home, kind = "records", fileName = "a.csv", size = csv.Length };

        var first = (await api.PostAsync("uploads", body, key)).Want(HttpStatusCode.Created);
        var again = (await api.PostAsync("uploads", body, key)).Want(HttpStatusCode.Created);

        Assert.Equal(first.Bytes, again.Bytes);
        Assert.Equal((null, "true"), (first.Header("Idempotent-Replayed"), again.Header("Idempotent-Replayed")));
        Assert.Single(await api.WalkAsync($"documents?institution={home}"));
        var signature = Encoding.ASCII.GetBytes(SignatureOf(first.Body["upload"]!["url"]!.GetValue<string>()));
        foreach (var file in Directory.EnumerateFiles(running.App.DataFolder, "*", SearchOption.AllDirectories).Where(f => Path.GetFileName(f) != "lock"))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var content = new MemoryStream();
            await stream.CopyToAsync(content);
            Assert.Equal(-1, content.ToArray().AsSpan().IndexOf(signature));
        }
    }

    [Fact]
    public async Task PutContent_OtherThanAnnounced_IsRejectedWithAReason()
    {
        var (home, csv) = await RegisterAsync();
        var announced = await AnnounceAsync(home, csv, "a.csv", new('a', 64));

        (await SendAsync(api, announced.Text("content"), csv)).Want(HttpStatusCode.Accepted);

        var document = await FinishedAsync(announced.Text("documentId"));
        Assert.Equal("rejected", document["status"]!.GetValue<string>());
        Assert.Contains("announced", document["reasons"]![0]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task PutContent_OfAFileThatCameBefore_IsADuplicate()
    {
        var (home, csv) = await RegisterAsync();
        var (first, second) = (await AnnounceAsync(home, csv), await AnnounceAsync(home, csv));
        await SendAsync(api, first.Text("content"), csv);
        await FinishedAsync(first.Text("documentId"));

        await SendAsync(api, second.Text("content"), csv);

        var document = await FinishedAsync(second.Text("documentId"));
        Assert.Equal(("duplicate", first.Text("documentId")), (document["status"]!.GetValue<string>(), document["duplicateOf"]!.GetValue<string>()));
    }

    [Fact]
    public async Task PutContent_BrokenOff_StoresNothingAndMayBeSentAgain()
    {
        var (home, csv) = await RegisterAsync();
        var announced = await AnnounceAsync(home, csv);
        var path = announced.Body["upload"]!["url"]!.GetValue<string>();
        using (var client = new TcpClient())
        {
            await client.ConnectAsync(running.App.Address.Host, running.App.Address.Port);
            await using var stream = client.GetStream();
            await stream.WriteAsync(Encoding.ASCII.GetBytes($"PUT {path} HTTP/1.1\r\nHost: a\r\nContent-Length: {csv.Length}\r\n\r\n"));
            await stream.WriteAsync(csv.AsMemory(0, 40));
            await stream.FlushAsync();
            await Waiting.ForAsync("the beginning of the content", () => Task.FromResult(PartialFiles().Any()));
            client.Client.LingerState = new(true, 0);
        }

        await Waiting.ForAsync("the broken content to go", () => Task.FromResult(!PartialFiles().Any()));
        Assert.Empty(FilesOf(home));
        Assert.Equal("received", (await api.GetAsync($"documents/{announced.Text("documentId")}")).Text("status"));
        (await SendAsync(api, path, csv)).Want(HttpStatusCode.Accepted);
        Assert.Equal("accepted", (await FinishedAsync(announced.Text("documentId")))["status"]!.GetValue<string>());
    }

    [Fact]
    public async Task PutContent_PartOfIt_IsRefused()
    {
        var (home, csv) = await RegisterAsync();
        var announced = await AnnounceAsync(home, csv);
        using var content = new ByteArrayContent(csv);
        content.Headers.ContentRange = new(0, csv.Length - 1, csv.Length * 2);

        (await api.SendAsync(HttpMethod.Put, announced.Text("content"), content)).WantProblem(HttpStatusCode.BadRequest, "malformed");

        Assert.Empty(FilesOf(home));
    }

    private static string SignatureOf(string address) => address[(address.IndexOf("signature=", StringComparison.Ordinal) + 10)..];

    private static async Task<Answer> SendAsync(ApiClient client, string path, byte[] bytes)
    {
        using var content = new ByteArrayContent(bytes);
        return await client.SendAsync(HttpMethod.Put, path, content);
    }

    private async Task<(string Home, byte[] Csv)> RegisterAsync()
    {
        var (home, partner) = await api.InstitutionsAsync();
        (await api.PostAsync("collaborations", Samples.Collaboration(home, partner, "U-1"))).Want(HttpStatusCode.Created);
        return (home, Encoding.UTF8.GetBytes(Header + $"U-1,student-exchange,outbound,completed,Солилцоо {home},2025-09-01,2025-09-10,3,JP\n"));
    }

    private async Task<Answer> AnnounceAsync(string home, byte[] csv, string fileName = "a.csv", string? sha256 = null) =>
        (await api.PostAsync("uploads", new { institution = home, kind = "records", fileName, size = csv.Length, sha256 })).Want(HttpStatusCode.Created);

    private Task<JsonNode> FinishedAsync(string id) => Waiting.ForAsync($"the fate of {id}", async () =>
        (await api.GetAsync($"documents/{id}")).Want(HttpStatusCode.OK).Body is var document && Waiting.IsFinal(document) ? document : null);

    private string[] FilesOf(string home)
    {
        var folder = Path.Combine(running.App.DataFolder, "blobs", "uploads", home);
        return Directory.Exists(folder) ? Directory.GetFiles(folder, "*", SearchOption.AllDirectories) : [];
    }

    /// <summary>Files that are being written, of this test: no other test of the shared app has one of so few bytes.</summary>
    private IEnumerable<FileInfo> PartialFiles() =>
        new DirectoryInfo(running.App.DataFolder).EnumerateFiles("*", SearchOption.AllDirectories)
            .Where(f => f.DirectoryName!.Contains("partial", StringComparison.OrdinalIgnoreCase));
}
