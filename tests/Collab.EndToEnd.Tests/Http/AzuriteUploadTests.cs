using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Collab.EndToEnd.Tests.Hosting;
using Collab.EndToEnd.Tests.Registers;
using Collab.Testing.Azurite;

namespace Collab.EndToEnd.Tests.Http;

/// <summary>Announced uploads over Azurite: the address is the account's own, and is used as a sender would.</summary>
[Collection(OnAzuriteApp.Name)]
public sealed class AzuriteUploadTests(AzuriteApp running)
{
    [AzuriteFact]
    public async Task Announce_ThenPutToTheAccount_IsReadAndTheAddressDoesNothingElse()
    {
        var api = new ApiClient(running.App.Http);
        var (home, partner) = await api.InstitutionsAsync();
        (await api.PostAsync("collaborations", Samples.Collaboration(home, partner, "U-1"))).Want(HttpStatusCode.Created);
        var csv = Encoding.UTF8.GetBytes(
            "collaboration,kind,direction,status,title,startsOn,endsOn,students,country\nU-1,student-exchange,outbound,completed,Солилцоо,2025-09-01,2025-09-10,3,JP\n");
        var key = ("Idempotency-Key", $"upload-{home}");
        var body = new { institution = home, kind = "records", fileName = "Тайлан 1.csv", size = csv.Length };
        var announced = (await api.PostAsync("uploads", body, key)).Want(HttpStatusCode.Created);
        Assert.Equal(announced.Bytes, (await api.PostAsync("uploads", body, key)).Want(HttpStatusCode.Created).Bytes);
        var address = new Uri(announced.Body["upload"]!["url"]!.GetValue<string>());
        using var http = new HttpClient();

        Assert.Equal(HttpStatusCode.Created, await PutAsync(http, address, announced, csv));

        Assert.Equal(HttpStatusCode.Forbidden, (await http.GetAsync(address)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await http.DeleteAsync(address)).StatusCode);
        var blob = address.AbsolutePath;
        var other = new UriBuilder(address) { Path = blob + "x" }.Uri;
        Assert.Equal(HttpStatusCode.Forbidden, await PutAsync(http, other, announced, csv));
        var container = new UriBuilder(address) { Path = blob[..blob.IndexOf("/uploads/", StringComparison.Ordinal)] + "/uploads", Query = address.Query[1..] + "&restype=container&comp=list" }.Uri;
        Assert.Equal(HttpStatusCode.Forbidden, (await http.GetAsync(container)).StatusCode);
        Assert.NotEqual(HttpStatusCode.Created, await PutAsync(http, address, announced, [.. csv.Reverse()]));
        var id = announced.Text("documentId");
        var document = await Waiting.ForAsync<JsonNode>("the document's fate", async () =>
            (await api.GetAsync($"documents/{id}")).Want(HttpStatusCode.OK).Body is var found && Waiting.IsFinal(found) ? found : null);
        Assert.Equal(("accepted", 1), (document["status"]!.GetValue<string>(), document["accepted"]!.GetValue<int>()));
        Assert.Equal(csv, (await api.GetAsync($"documents/{id}/content")).Want(HttpStatusCode.OK).Bytes);
        Assert.DoesNotContain(address.Query[^20..], running.App.Output, StringComparison.Ordinal);
    }

    [AzuriteFact]
    public async Task PutContent_ThroughTheApi_StreamsToTheAccountOnce()
    {
        var api = new ApiClient(running.App.Http);
        var (home, _) = await api.InstitutionsAsync();
        var bytes = Encoding.UTF8.GetBytes("%PDF-1.7 no table " + home);
        var announced = (await api.PostAsync("uploads", new { institution = home, kind = "records", fileName = "a.pdf", size = bytes.Length })).Want(HttpStatusCode.Created);
        foreach (var (sent, wanted) in new[] { (bytes, HttpStatusCode.Accepted), (bytes, HttpStatusCode.Accepted), ([.. bytes.Reverse()], HttpStatusCode.Conflict) })
        {
            using var content = new ByteArrayContent(sent);
            (await api.SendAsync(HttpMethod.Put, announced.Text("content"), content)).Want(wanted);
        }
    }

    private static async Task<HttpStatusCode> PutAsync(HttpClient http, Uri address, Answer announced, byte[] bytes)
    {
        using var content = new ByteArrayContent(bytes);
        foreach (var (name, value) in announced.Body["upload"]!["headers"]!.AsObject())
        {
            content.Headers.Add(name, value!.GetValue<string>());
        }

        using var response = await http.PutAsync(address, content);
        return response.StatusCode;
    }
}
