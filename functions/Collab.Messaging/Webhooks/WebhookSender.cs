using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Security.Authentication;
using Collab.Core.Events.Sending;

namespace Collab.Messaging.Webhooks;

/// <summary>
/// Posts webhooks over HTTP: without redirects, cookies, a proxy or trace headers, over connections that <see cref="GuardedConnection"/> opens.
/// Of an answer only the head is wanted; the little that is read of a body frees the connection for the next attempt.
/// </summary>
public sealed class WebhookSender : IWebhookSender, IDisposable
{
    private const int BytesOfBody = 4 * 1024;
    private const int KibibytesOfHead = 16;

    private static readonly ProductInfoHeaderValue Agent = new(new ProductHeaderValue("Collab"));

    private readonly WebhookOptions options;
    private readonly TimeProvider clock;
    private readonly HttpMessageInvoker http;

    public WebhookSender(WebhookOptions options, TimeProvider clock)
        : this(options, clock, Dns.GetHostAddressesAsync)
    {
    }

    /// <param name="options">How to send.</param>
    /// <param name="clock">For times in Retry-After, and the time limit.</param>
    /// <param name="resolve">What leads from a name to addresses; a literal address leads to itself.</param>
    public WebhookSender(WebhookOptions options, TimeProvider clock, Func<string, CancellationToken, Task<IPAddress[]>> resolve)
    {
        ArgumentNullException.ThrowIfNull(options);
        this.options = options;
        this.clock = clock;
        http = new HttpMessageInvoker(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            ActivityHeadersPropagator = null,
            ConnectCallback = new GuardedConnection(options.ToPrivateAddresses, resolve).OpenAsync,
            MaxResponseHeadersLength = KibibytesOfHead,
            MaxResponseDrainSize = BytesOfBody,
            ResponseDrainTimeout = TimeSpan.FromSeconds(1),
            // Short, so that a name that moves is asked for again.
            PooledConnectionLifetime = TimeSpan.FromMinutes(1),
        });
    }

    public async Task<DeliveryAnswer> PostAsync(WebhookPost post, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(post);
        using var limit = new CancellationTokenSource(options.TimeLimit, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        using var request = RequestOf(post);
        try
        {
            using var answer = await http.SendAsync(request, either.Token);
            return Read(answer);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new DeliveryAnswer.Failed(DeliveryFaults.Timeout);
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException or SocketException)
        {
            return new DeliveryAnswer.Failed(WordOf(fault));
        }
    }

    public void Dispose() => http.Dispose();

    private static HttpRequestMessage RequestOf(WebhookPost post)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, post.Address)
        {
            Content = new ReadOnlyMemoryContent(post.Body) { Headers = { ContentType = new("application/json") } },
        };
        request.Headers.UserAgent.Add(Agent);
        request.Headers.Add(WebhookHeaders.IdName, post.Headers.Id);
        request.Headers.Add(WebhookHeaders.TimestampName, post.Headers.Timestamp);
        request.Headers.Add(WebhookHeaders.SignatureName, post.Headers.Signature);
        return request;
    }

    private DeliveryAnswer Read(HttpResponseMessage answer) => answer.StatusCode switch
    {
        >= HttpStatusCode.OK and < HttpStatusCode.MultipleChoices => new DeliveryAnswer.Taken(),
        HttpStatusCode.Gone => new DeliveryAnswer.Gone(),
        var status => new DeliveryAnswer.Failed(
            ((int)status).ToString(System.Globalization.CultureInfo.InvariantCulture),
            status is HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable ? WaitOf(answer.Headers.RetryAfter) : null),
    };

    private TimeSpan? WaitOf(RetryConditionHeaderValue? header) => header?.Delta ?? header?.Date - clock.GetUtcNow();

    private static string WordOf(Exception fault) => fault switch
    {
        HttpRequestException { InnerException: PrivateAddressException } or PrivateAddressException => DeliveryFaults.PrivateAddress,
        HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } => DeliveryFaults.UnknownHost,
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } or { InnerException: AuthenticationException } => DeliveryFaults.Tls,
        HttpRequestException { HttpRequestError: HttpRequestError.InvalidResponse or HttpRequestError.ConfigurationLimitExceeded } => DeliveryFaults.BadAnswer,
        _ => DeliveryFaults.NoConnection,
    };
}
