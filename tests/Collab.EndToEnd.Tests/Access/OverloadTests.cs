using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using Collab.EndToEnd.Tests.Http;
using Collab.EndToEnd.Tests.Registers;

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

        // A request that goes on as long as its body does; it has its place once another is turned away.
        var release = new TaskCompletionSource();
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/v1/records") { Content = new HeldContent(release.Task) };
        var held = app.Http.SendAsync(request);
        await Waiting.ForAsync("a full house", async () => (await api.GetAsync(path)).Status == HttpStatusCode.ServiceUnavailable);

        var refused = await api.PostAsync($"{path}/activities", Samples.Activity());
        refused.WantProblem(HttpStatusCode.ServiceUnavailable, "overloaded");
        Assert.True(int.Parse(refused.Header("Retry-After")!, CultureInfo.InvariantCulture) > 0);
        (await api.GetAsync("/api/health/live")).Want(HttpStatusCode.OK);
        (await api.GetAsync("/api/health/ready")).Want(HttpStatusCode.OK);
        using var stranger = app.Client();
        (await new ApiClient(stranger).GetAsync(path)).WantProblem(HttpStatusCode.Unauthorized, "unauthorized");

        release.SetResult();
        using var response = await held;
        Assert.Contains("\"line\":1", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
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

    /// <summary>A line that is sent at once, and an end that is held back.</summary>
    private sealed class HeldContent : HttpContent
    {
        private readonly Task released;

        public HeldContent(Task released)
        {
            this.released = released;
            Headers.ContentType = new MediaTypeHeaderValue("application/x-ndjson");
        }

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await stream.WriteAsync("{}\n"u8.ToArray());
            await stream.FlushAsync();
            await released;
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
