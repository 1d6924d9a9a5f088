using System.Collections.Concurrent;
using System.Net;
using Collab.Testing.Azurite;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace Collab.Testing.Faults;

/// <summary>
/// Stands between the app and Azurite and passes everything on as it is (a request's signature holds its path and dates), until it is
/// told to do otherwise.
/// </summary>
public sealed class FaultProxy : IAsyncDisposable
{
    /// <summary>Longer than any try of the app's clients. It ends when they go away.</summary>
    private static readonly TimeSpan LongSilence = TimeSpan.FromSeconds(25);

    private const int MostLate = 5000;

    private static readonly HashSet<string> OfTheConnection =
        new(["Connection", "Keep-Alive", "Transfer-Encoding", "Proxy-Connection", "Upgrade"], StringComparer.OrdinalIgnoreCase);

    private readonly HttpClient upstream = new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false, UseCookies = false })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    private readonly List<WebApplication> doors = [];
    private readonly ConcurrentDictionary<Fault, int> done = new();
    private readonly CancellationTokenSource ending = new();
    private volatile Plan plan = new(Fault.None, 0);
    private int requests;
    private int underWay;

    private FaultProxy(string connectionString) => ConnectionString = connectionString;

    /// <summary>Leads to the proxy.</summary>
    public string ConnectionString { get; private set; }

    public static async Task<FaultProxy> StartAsync(AzuriteServer azurite)
    {
        var proxy = new FaultProxy(azurite.ConnectionString);
        foreach (var part in azurite.ConnectionString.Split(';').Where(p => p.Contains("Endpoint=http", StringComparison.Ordinal)))
        {
            var target = new Uri(part[(part.IndexOf('=', StringComparison.Ordinal) + 1)..]);
            var address = await proxy.OpenDoorAsync(target);
            proxy.ConnectionString = proxy.ConnectionString.Replace(target.Authority, address.Authority, StringComparison.Ordinal);
        }

        return proxy;
    }

    /// <summary>From now on does this to one request in <paramref name="oneIn"/>.</summary>
    public void Make(Fault fault, int oneIn) => plan = new(fault, oneIn);

    /// <summary>From now on passes everything on.</summary>
    public void Heal() => plan = new(Fault.None, 0);

    /// <summary>How many requests have met this fault.</summary>
    public int Done(Fault fault) => done.GetValueOrDefault(fault);

    /// <summary>True when no request is under way between the app and Azurite.</summary>
    public bool IsIdle => Volatile.Read(ref underWay) == 0;

    public async ValueTask DisposeAsync()
    {
        Heal();
        await ending.CancelAsync();
        foreach (var door in doors)
        {
            await door.DisposeAsync();
        }

        upstream.Dispose();
        ending.Dispose();
    }

    private async Task<Uri> OpenDoorAsync(Uri target)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = null;
            kestrel.Listen(IPAddress.Loopback, 0, door => door.Protocols = HttpProtocols.Http1);
        });
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Run(async http =>
        {
            Interlocked.Increment(ref underWay);
            try
            {
                await HandleAsync(http, target);
            }
            finally
            {
                Interlocked.Decrement(ref underWay);
            }
        });
        doors.Add(app);
        await app.StartAsync();
        return new(app.Urls.Single());
    }

    private async Task HandleAsync(HttpContext http, Uri target)
    {
        var now = plan;
        var fault = now.Fault != Fault.None && Interlocked.Increment(ref requests) % now.OneIn == 0 ? now.Fault : Fault.None;
        if (fault != Fault.None)
        {
            done.AddOrUpdate(fault, 1, (_, count) => count + 1);
        }

        switch (fault)
        {
            case Fault.Error:
                await RefuseAsync(http, HttpStatusCode.InternalServerError, "InternalError");
                return;
            case Fault.Busy:
                await RefuseAsync(http, HttpStatusCode.ServiceUnavailable, "ServerBusy");
                return;
            case Fault.Unavailable:
                await RefuseAsync(http, HttpStatusCode.ServiceUnavailable, null);
                return;
            case Fault.TooMany:
                await RefuseAsync(http, HttpStatusCode.TooManyRequests, null);
                return;
            case Fault.Reset:
                http.Abort();
                return;
            case Fault.Late:
                await Task.Delay(LateBy(requests), ending.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                goto default;
            default:
                using (var answer = await PassOnAsync(http, target))
                {
                    await AnswerAsync(http, answer, fault);
                }

                return;
        }
    }

    private async Task AnswerAsync(HttpContext http, HttpResponseMessage answer, Fault fault)
    {
        switch (fault)
        {
            case Fault.ErrorAfterwards:
                await RefuseAsync(http, HttpStatusCode.InternalServerError, "OperationTimedOut");
                return;
            case Fault.AnswerLost:
                http.Abort();
                return;
            case Fault.Silence:
                using (var over = CancellationTokenSource.CreateLinkedTokenSource(ending.Token, http.RequestAborted))
                {
                    await Task.Delay(LongSilence, over.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                }

                http.Abort();
                return;
            case Fault.HalfAnswer:
                var bytes = await answer.Content.ReadAsByteArrayAsync();
                Head(http, answer);
                http.Response.ContentLength = Math.Max(bytes.Length, 2);
                await http.Response.Body.WriteAsync(bytes.AsMemory(0, bytes.Length / 2));
                await http.Response.Body.FlushAsync();
                http.Abort();
                return;
            default:
                Head(http, answer);
                await answer.Content.CopyToAsync(http.Response.Body);
                return;
        }
    }

    /// <summary>Once it is here, a request is passed on even when its sender goes away: that is what a lost answer is.</summary>
    private async Task<HttpResponseMessage> PassOnAsync(HttpContext http, Uri target)
    {
        var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body);
        body.Position = 0;
        var raw = http.Features.Get<IHttpRequestFeature>()!.RawTarget;
        using var request = new HttpRequestMessage(new HttpMethod(http.Request.Method), new Uri($"http://{target.Authority}{raw}"));
        request.Content = body.Length > 0 || http.Request.ContentLength is not null ? new StreamContent(body) : null;
        foreach (var (name, values) in http.Request.Headers)
        {
            if (!OfTheConnection.Contains(name) && !request.Headers.TryAddWithoutValidation(name, values.AsEnumerable()))
            {
                request.Content?.Headers.TryAddWithoutValidation(name, values.AsEnumerable());
            }
        }

        return await upstream.SendAsync(request, CancellationToken.None);
    }

    /// <summary>Spread over all of the five seconds, and the same for the same request of a run.</summary>
    private static int LateBy(int request) => (int)((uint)request * 2_654_435_761 % MostLate);

    private static void Head(HttpContext http, HttpResponseMessage answer)
    {
        http.Response.StatusCode = (int)answer.StatusCode;
        foreach (var (name, values) in answer.Headers.Concat(answer.Content.Headers).Where(h => !OfTheConnection.Contains(h.Key)))
        {
            http.Response.Headers[name] = values.ToArray();
        }
    }

    private static async Task RefuseAsync(HttpContext http, HttpStatusCode status, string? code)
    {
        await http.Request.Body.CopyToAsync(Stream.Null);
        http.Response.StatusCode = (int)status;
        if (code is null)
        {
            http.Response.ContentType = "text/html";
            await http.Response.WriteAsync("<html><body>Not now</body></html>");
            return;
        }

        http.Response.Headers["x-ms-error-code"] = code;
        http.Response.ContentType = "application/json;odata=minimalmetadata;charset=utf-8";
        await http.Response.WriteAsync("{\"odata.error\":{\"code\":\"" + code + "\",\"message\":{\"lang\":\"en-US\",\"value\":\"Not now.\"}}}");
    }

    private sealed record Plan(Fault Fault, int OneIn);
}
