using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using Collab.EndToEnd.Tests.Http;

namespace Collab.EndToEnd.Tests.Access;

/// <summary>What one client or address may ask of the app.</summary>
public sealed class LimitTests
{
    [Fact]
    public async Task Requests_OverTheRate_Are429ForThatClientAlone()
    {
        await using var app = await AppProcess.StartAsync(new Dictionary<string, string>
        {
            ["Collab__Limits__RequestsPerSecond"] = "1",
            ["Collab__Limits__Burst"] = "5",
        });
        var admin = new ApiClient(app.Http);
        var made = (await admin.PostAsync("clients", new { name = "Other", role = "commission" })).Want(HttpStatusCode.Created);
        var answers = await Task.WhenAll(Enumerable.Range(0, 60).Select(_ => admin.GetAsync("institutions")));
        Assert.Contains(answers, a => a.Status == HttpStatusCode.OK);
        var refused = answers.Where(a => a.Status != HttpStatusCode.OK).ToList();
        Assert.NotEmpty(refused);
        foreach (var answer in refused)
        {
            answer.WantProblem(HttpStatusCode.TooManyRequests, "too-many-requests");
            Assert.InRange(int.Parse(answer.Header("Retry-After")!, CultureInfo.InvariantCulture), 1, 60);
        }

        using var http = app.Client();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", made.Text("key"));
        (await new ApiClient(http).GetAsync("institutions")).Want(HttpStatusCode.OK);
        using var nobody = app.Client();
        (await new ApiClient(nobody).GetAsync("/api/health/live")).Want(HttpStatusCode.OK);
    }

    [Fact]
    public async Task SignIn_ManyWrongTokens_Are429FromThatAddressAndARightOneStillWorks()
    {
        await using var app = await AppProcess.StartAsync();
        using var http = app.Client();
        var guesser = new ApiClient(http);
        for (var i = 0; i < 10; i++)
        {
            // Whom a header names is of no matter where nobody is trusted to write it.
            var answer = await GuessAsync(guesser, ("X-Forwarded-For", Samples.Address()));
            answer.WantProblem(HttpStatusCode.Unauthorized, "unauthorized");
        }

        var slowed = await GuessAsync(guesser);
        slowed.WantProblem(HttpStatusCode.TooManyRequests, "too-many-failed-sign-ins");
        Assert.InRange(int.Parse(slowed.Header("Retry-After")!, CultureInfo.InvariantCulture), 1, 60);
        (await guesser.GetAsync("institutions", ("Authorization", $"Bearer {app.Token}"))).Want(HttpStatusCode.OK);

        // Who sends no token has guessed none.
        (await guesser.GetAsync("institutions")).WantProblem(HttpStatusCode.Unauthorized, "unauthorized");
    }

    [Fact]
    public async Task SignIn_BehindATrustedFrontEnd_CountsTheAddressItAdded()
    {
        await using var app = await AppProcess.StartAsync(AppProcess.Shared);
        using var http = app.Client();
        var guesser = new ApiClient(http);
        for (var i = 0; i < 10; i++)
        {
            (await GuessAsync(guesser, ("X-Forwarded-For", $"{Samples.Address()}, 203.0.113.7:{40_000 + i}"))).WantProblem(HttpStatusCode.Unauthorized, "unauthorized");
        }

        (await GuessAsync(guesser, ("X-Forwarded-For", "203.0.113.7"))).WantProblem(HttpStatusCode.TooManyRequests, "too-many-failed-sign-ins");
        (await GuessAsync(guesser, ("X-Forwarded-For", "203.0.113.7, 203.0.113.8"))).WantProblem(HttpStatusCode.Unauthorized, "unauthorized");
    }

    [Fact]
    public async Task Body_ThatDrips_IsCutOffWith408AndStoresNothing()
    {
        await using var app = await AppProcess.StartAsync();
        var api = new ApiClient(app.Http);
        var path = await api.CollaborationAsync();
        using var client = new TcpClient();
        await client.ConnectAsync(app.Address.Host, app.Address.Port);
        await using var stream = client.GetStream();
        var head = $"POST /api/v1/{path}/activities HTTP/1.1\r\nHost: collab\r\nAuthorization: Bearer {app.Token}\r\nContent-Type: application/json\r\nContent-Length: 10000\r\n\r\n{{";
        await stream.WriteAsync(Encoding.ASCII.GetBytes(head));
        using var stop = new CancellationTokenSource();
        var dripping = DripAsync(stream, stop.Token);
        using var reader = new StreamReader(stream, Encoding.UTF8, leaveOpen: true);
        Assert.Equal("HTTP/1.1 408 Request Timeout", await reader.ReadLineAsync());
        await stop.CancelAsync();
        await dripping;
        Assert.Empty(await api.WalkAsync($"{path}/activities"));
    }

    private static Task<Answer> GuessAsync(ApiClient guesser, params (string Name, string Value)[] headers) =>
        guesser.GetAsync("institutions", [("Authorization", $"Bearer guess-{Guid.CreateVersion7():N}"), .. headers]);

    /// <summary>A byte twice a second, until told to stop or cut off.</summary>
    private static async Task DripAsync(NetworkStream stream, CancellationToken stop)
    {
        try
        {
            while (true)
            {
                await Task.Delay(500, stop);
                await stream.WriteAsync(" "u8.ToArray(), stop);
            }
        }
        catch (Exception end) when (end is OperationCanceledException or IOException)
        {
            // Cut off, as it should be, or no longer wanted.
        }
    }
}
