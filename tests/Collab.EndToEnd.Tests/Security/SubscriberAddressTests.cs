using System.Net;
using Collab.EndToEnd.Tests.Hosting;
using Collab.EndToEnd.Tests.Http;

namespace Collab.EndToEnd.Tests.Security;

/// <summary>No subscription makes the server call its own machine, network or cloud, however the address is written.</summary>
[Collection(OnEmbeddedApp.Name)]
public sealed class SubscriberAddressTests(EmbeddedApp running)
{
    private readonly ApiClient api = new(running.App.Http);

    [Theory]
    [InlineData("https://127.0.0.1:7071/")]
    [InlineData("https://127.0.0.1./")]
    [InlineData("https://169.254.169.254/metadata/instance")]
    [InlineData("https://169.254.169.254.:443/")]
    [InlineData("https://2852039166/")]
    [InlineData("https://0xA9FEA9FE/")]
    [InlineData("https://0251.0376.0251.0376/")]
    [InlineData("https://0xa9.254.0251.254/")]
    [InlineData("https://168.63.129.16/")]
    [InlineData("https://[::1]/")]
    [InlineData("https://[::]/")]
    [InlineData("https://[::ffff:169.254.169.254]/")]
    [InlineData("https://[::ffff:a9fe:a9fe]/")]
    [InlineData("https://[::169.254.169.254]/")]
    [InlineData("https://[64:ff9b::a9fe:a9fe]/")]
    [InlineData("https://[64:ff9b:1::a9fe:a9fe]/")]
    [InlineData("https://[2002:a9fe:a9fe::]/")]
    [InlineData("https://[2001:0:a9fe:a9fe::]/")]
    [InlineData("https://[fd00:ec2::254]/")]
    [InlineData("https://[fe80::1%25eth0]/")]
    [InlineData("https://①②⑦.⓪.⓪.①/")]
    [InlineData("https://127。0。0。1/")]
    [InlineData("https://localhost:7071/")]
    [InlineData("https://LOCALHOST/")]
    [InlineData("https://a.localhost./")]
    [InlineData("https://office.example.org@127.0.0.1/")]
    [InlineData("https://user:secret@office.example.org/")]
    [InlineData("http://office.example.org/")]
    [InlineData("gopher://office.example.org/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("https:\\\\127.0.0.1\\")]
    [InlineData("https://office.example.org:99999/")]
    public async Task Subscribe_ToAnAddressInside_IsRefusedAndNotStored(string url)
    {
        var before = (await api.WalkAsync("subscriptions")).Count;
        var answer = await api.PostAsync("subscriptions", new { url, events = new[] { "report.made" } });
        answer.WantProblem(HttpStatusCode.UnprocessableEntity, "invalid");
        Assert.Equal(["/url webhook-address"], answer.Errors());
        Assert.Equal(before, (await api.WalkAsync("subscriptions")).Count);
    }
}
