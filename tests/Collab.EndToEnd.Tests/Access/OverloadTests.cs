using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Collab.EndToEnd.Tests.Http;
using Collab.EndToEnd.Tests.Registers;

namespace Collab.EndToEnd.Tests.Access;

/// <summary>What the app does when it has as many requests as it takes.</summary>
public sealed class OverloadTests
{
    [Fact]
    public async Task Requests_WhileAllPlacesAreTaken_Are503AndStoreNothingAndAreTakenAfterwards()
    {
        await using var app = await AppProcess.StartAsync(new Dictionary<string, string> { ["Collab__Limits__ConcurrentRequests"] = "2" });
        var api = new ApiClient(app.Http);
        var path = await api.CollaborationAsync();

        // Requests that go on as long as their bodies do; both have their places once another is turned away. There are two, because with one
        // place alone a request may come before the one that was just answered has given it back.
        var release = new TaskCompletionSource();
        var held = Enumerable.Range(0, 2).Select(_ => app.Http.PostAsync("api/v1/records", new HeldContent(release.Task))).ToList();
        await Waiting.ForAsync("a full house", async () => (await api.GetAsync(path)).Status == HttpStatusCode.ServiceUnavailable);

        var refused = await api.PostAsync($"{path}/activities", Samples.Activity());
        refused.WantProblem(HttpStatusCode.ServiceUnavailable, "overloaded");
        Assert.True(int.Parse(refused.Header("Retry-After")!, CultureInfo.InvariantCulture) > 0);
        (await api.GetAsync("/api/health/live")).Want(HttpStatusCode.OK);
        (await api.GetAsync("/api/health/ready")).Want(HttpStatusCode.OK);
        using var stranger = app.Client();
        (await new ApiClient(stranger).GetAsync(path)).WantProblem(HttpStatusCode.Unauthorized, "unauthorized");

        release.SetResult();
        foreach (var response in await Task.WhenAll(held))
        {
            Assert.Contains("\"line\":1", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        Assert.Empty(await api.WalkAsync($"{path}/activities"));
        (await api.PostAsync($"{path}/activities", Samples.Activity())).Want(HttpStatusCode.Created);
    }

    [Fact]
    public async Task Requests_AsManyAsMayWait_AreAllAnswered()
    {
        await using var app = await AppProcess.StartAsync(new Dictionary<string, string> { ["Collab__Limits__ConcurrentRequests"] = "9" });
        var api = new ApiClient(app.Http);
        var path = await api.CollaborationAsync();

        // One fewer than there is room for: the last request from above may not have given its place back yet.
        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => api.PostAsync($"{path}/activities", Samples.Activity())));
        Assert.All(answers, answer => answer.Want(HttpStatusCode.Created));
    }

    /// <summary>A line that is sent at once, long enough for some minutes at the rate below which a body is cut off, and an end that is held back.</summary>
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
            await stream.WriteAsync(Encoding.ASCII.GetBytes("{}" + new string(' ', 200_000) + "\n"));
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
