using System.Globalization;
using System.IO.Pipelines;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Collab.EndToEnd.Tests.Http;

namespace Collab.EndToEnd.Tests.Access;

/// <summary>What the app does when it has as many requests as it takes.</summary>
public sealed class OverloadTests
{
    [Fact]
    public async Task Requests_WhileAllPlacesAreTaken_Are503AndStoreNothingAndAreTakenAfterwards()
    {
        await using var app = await AppProcess.StartAsync(new Dictionary<string, string> { ["Collab__Limits__ConcurrentRequests"] = "1" });
        var api = new ApiClient(app.Http);
        var path = await api.CollaborationAsync();

        // A request that goes on as long as its body does. Its first answer says that it has its place.
        var body = new Pipe();
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/v1/records") { Content = new StreamContent(body.Reader.AsStream()) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/x-ndjson");
        await body.Writer.WriteAsync(Encoding.UTF8.GetBytes("{}\n"));
        using var response = await app.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        using var answers = new StreamReader(await response.Content.ReadAsStreamAsync());
        Assert.Contains("\"line\":1", await answers.ReadLineAsync(), StringComparison.Ordinal);

        var refused = await api.PostAsync($"{path}/activities", Samples.Activity());
        refused.WantProblem(HttpStatusCode.ServiceUnavailable, "overloaded");
        Assert.True(int.Parse(refused.Header("Retry-After")!, CultureInfo.InvariantCulture) > 0);
        (await api.GetAsync("/api/health/live")).Want(HttpStatusCode.OK);
        (await api.GetAsync("/api/health/ready")).Want(HttpStatusCode.OK);
        using var stranger = app.Client();
        (await new ApiClient(stranger).GetAsync(path)).WantProblem(HttpStatusCode.Unauthorized, "unauthorized");

        await body.Writer.CompleteAsync();
        Assert.Null(await answers.ReadLineAsync());
        Assert.Empty(await api.WalkAsync($"{path}/activities"));
        (await api.PostAsync($"{path}/activities", Samples.Activity())).Want(HttpStatusCode.Created);
    }

    [Fact]
    public async Task Requests_AsManyAsMayWait_AreAllAnswered()
    {
        await using var app = await AppProcess.StartAsync(new Dictionary<string, string> { ["Collab__Limits__ConcurrentRequests"] = "8" });
        var api = new ApiClient(app.Http);
        var path = await api.CollaborationAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => api.PostAsync($"{path}/activities", Samples.Activity())));
        Assert.All(answers, answer => answer.Want(HttpStatusCode.Created));
    }
}
