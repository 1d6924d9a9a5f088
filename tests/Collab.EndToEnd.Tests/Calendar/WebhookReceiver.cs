using Collab.Calendar.Crasher;
using Collab.Core.Events.Sending;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Collab.EndToEnd.Tests.Calendar;

/// <summary>
/// A subscriber on this machine. It checks every signature against the simulated time, and mostly takes what it is sent; now and then it
/// refuses it or breaks the connection off, but never the same event more than twice.
/// </summary>
internal sealed class WebhookReceiver : IAsyncDisposable
{
    private const int MostRefusals = 2;

    private readonly WebApplication web;
    private Run run = new(string.Empty, string.Empty, 0);

    private WebhookReceiver(WebApplication web) => this.web = web;

    public string Address => web.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First() + "/collab";

    public static async Task<WebhookReceiver> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var receiver = new WebhookReceiver(builder.Build());
        receiver.web.Run(receiver.AnswerAsync);
        await receiver.web.StartAsync();
        return receiver;
    }

    /// <summary>What arrives from now on, while the program writes a journal.</summary>
    public ReceivedEvents Listen(string secret, string journal, int seed)
    {
        run = new(secret, journal, seed);
        return run.Events;
    }

    public ValueTask DisposeAsync() => web.DisposeAsync();

    private async Task AnswerAsync(HttpContext http)
    {
        var current = run;
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body, http.RequestAborted);
        var headers = new WebhookHeaders(Header(WebhookHeaders.IdName), Header(WebhookHeaders.TimestampName), Header(WebhookHeaders.SignatureName));
        if (!WebhookSignature.Verify(current.Secret, headers, body.ToArray(), Journal.NowOf(current.Journal)))
        {
            current.Events.Faults.Enqueue($"{headers} isn't signed as it should be.");
        }

        switch (current.Draw(headers.Id))
        {
            case < 10:
                http.Response.StatusCode = StatusCodes.Status500InternalServerError;
                break;
            case < 20:
                http.Abort();
                break;
            default:
                if (current.Events.Take(headers.Id, body.ToArray()))
                {
                    // Until the sender is gone.
                    await Task.Delay(Timeout.InfiniteTimeSpan, http.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                }

                break;
        }

        string Header(string name) => http.Request.Headers[name].ToString();
    }

    private sealed class Run(string secret, string journal, int seed)
    {
        private readonly Lock gate = new();
        private readonly Random random = new(seed);
        private readonly Dictionary<string, int> refusals = new(StringComparer.Ordinal);

        public string Secret => secret;

        public string Journal => journal;

        public ReceivedEvents Events { get; } = new();

        /// <summary>A number from 0 to 99; below 20 the event isn't taken.</summary>
        public int Draw(string id)
        {
            lock (gate)
            {
                var drawn = random.Next(100);
                if (drawn >= 20 || refusals.GetValueOrDefault(id) == MostRefusals)
                {
                    return 99;
                }

                refusals[id] = refusals.GetValueOrDefault(id) + 1;
                return drawn;
            }
        }
    }
}
