using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Collab.Core.Events.Sending;
using Collab.Messaging.Webhooks;
using Collab.Testing;

namespace Collab.Core.Tests.Events.Sending;

public sealed class WebhookSenderTests
{
    private static readonly ManualClock Clock = new(new(2026, 11, 22, 6, 0, 0, TimeSpan.Zero));

    [Theory]
    [InlineData(200)]
    [InlineData(202)]
    [InlineData(204)]
    [InlineData(299)]
    public async Task Post_AnswerOfSuccess_IsTaken(int status)
    {
        await using var receiver = await Receiver.StartAsync();
        receiver.Answer = Receiver.WithStatus(status);

        Assert.IsType<DeliveryAnswer.Taken>(await PostAsync(receiver.Address));
    }

    [Theory]
    [InlineData(300)]
    [InlineData(304)]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(404)]
    [InlineData(500)]
    [InlineData(502)]
    public async Task Post_AnyOtherAnswer_HasFailedWithItsStatus(int status)
    {
        await using var receiver = await Receiver.StartAsync();
        receiver.Answer = Receiver.WithStatus(status, "60");

        Assert.Equal(new DeliveryAnswer.Failed(status.ToString(System.Globalization.CultureInfo.InvariantCulture)), await PostAsync(receiver.Address));
    }

    [Theory]
    [InlineData("120", 120)]
    [InlineData("Sun, 22 Nov 2026 06:10:00 GMT", 600)]
    [InlineData("soon", null)]
    public async Task Post_ReceiverIsBusy_SaysHowLongToWait(string retryAfter, int? seconds)
    {
        await using var receiver = await Receiver.StartAsync();
        receiver.Answer = Receiver.WithStatus(503, retryAfter);

        var failed = Assert.IsType<DeliveryAnswer.Failed>(await PostAsync(receiver.Address));

        Assert.Equal(seconds is { } wait ? TimeSpan.FromSeconds(wait) : null, failed.RetryAfter);
    }

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task Post_Redirected_GoesNowhereElse(int status)
    {
        await using var target = await Receiver.StartAsync();
        await using var receiver = await Receiver.StartAsync();
        receiver.Answer = context =>
        {
            context.Response.Headers.Location = target.Address.ToString();
            return Receiver.WithStatus(status)(context);
        };

        var failed = Assert.IsType<DeliveryAnswer.Failed>(await PostAsync(receiver.Address));

        Assert.Equal(status.ToString(System.Globalization.CultureInfo.InvariantCulture), failed.Fault);
        Assert.Empty(target.All);
    }

    [Fact]
    public async Task Post_Twice_CarriesNeitherCookiesNorTraces()
    {
        await using var receiver = await Receiver.StartAsync();
        receiver.Answer = context =>
        {
            context.Response.Cookies.Append("session", "1");
            return Task.CompletedTask;
        };
        using var activity = new Activity("test").Start();
        using var sender = new WebhookSender(new(true), Clock);

        await sender.PostAsync(To(receiver.Address), default);
        await sender.PostAsync(To(receiver.Address), default);

        Assert.Equal(2, receiver.All.Count);
        Assert.All(receiver.All, request => Assert.Equal(
            ["Content-Length", "Content-Type", "Host", "User-Agent", "webhook-id", "webhook-signature", "webhook-timestamp"],
            request.AllHeaders.Keys.Order(StringComparer.OrdinalIgnoreCase)));
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("2130706433")]
    [InlineData("0x7f.1")]
    [InlineData("localhost")]
    public async Task Post_ToThisMachine_IsRefusedBeforeAConnectionIsOpened(string host)
    {
        await using var receiver = await Receiver.StartAsync();

        var answer = await PostAsync(new($"http://{host}:{receiver.Address.Port}/"), new(false));

        Assert.Equal(new DeliveryAnswer.Failed("private-address"), answer);
        Assert.Empty(receiver.All);
    }

    [Fact]
    public async Task Post_NameLeadsElsewhereTheSecondTime_OnlyWhatWasLookedAtIsConnectedTo()
    {
        await using var receiver = await Receiver.StartAsync();
        var asked = new List<string>();
        using var sender = new WebhookSender(new(false), Clock, (host, _) =>
        {
            asked.Add(host);
            return Task.FromResult<IPAddress[]>([IPAddress.Loopback, IPAddress.Parse("::ffff:10.0.0.1")]);
        });

        var answer = await sender.PostAsync(To(new($"http://office.example.org:{receiver.Address.Port}/")), default);

        Assert.Equal(new DeliveryAnswer.Failed("private-address"), answer);
        Assert.Equal(["office.example.org"], asked);
        Assert.Empty(receiver.All);
    }

    [Fact]
    public async Task Post_NameOfThisMachineWhereAllowed_IsConnectedToByTheAddressThatWasFound()
    {
        await using var receiver = await Receiver.StartAsync();
        using var sender = new WebhookSender(new(true), Clock, (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Loopback]));

        Assert.IsType<DeliveryAnswer.Taken>(await sender.PostAsync(To(new($"http://office.example.org:{receiver.Address.Port}/")), default));

        Assert.Equal($"office.example.org:{receiver.Address.Port}", Assert.Single(receiver.All).AllHeaders["Host"]);
    }

    [Fact]
    public async Task Post_NameLeadsNowhere_SaysSo()
    {
        using var sender = new WebhookSender(new(true), Clock, (_, _) => throw new SocketException((int)SocketError.HostNotFound));

        Assert.Equal(new DeliveryAnswer.Failed("unknown-host"), await sender.PostAsync(To(new("http://office.example.org/")), default));
    }

    [Fact]
    public async Task Post_NobodyListens_SaysSo()
    {
        using var port = new HeldPort();

        Assert.Equal(new DeliveryAnswer.Failed("no-connection"), await PostAsync(new(port.Url)));
    }

    [Fact]
    public async Task Post_ReceiverNeverAnswers_IsOverInTime()
    {
        await using var server = new RawServer((_, closing) => Task.Delay(Timeout.Infinite, closing));

        var answer = await PostAsync(new($"http://127.0.0.1:{server.Port}/"), new(true) { TimeLimit = TimeSpan.FromMilliseconds(200) });

        Assert.Equal(new DeliveryAnswer.Failed("timeout"), answer);
    }

    [Fact]
    public async Task Post_CancelledFromOutside_IsNoFailure()
    {
        await using var server = new RawServer((_, closing) => Task.Delay(Timeout.Infinite, closing));
        using var sender = new WebhookSender(new(true), Clock);
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sender.PostAsync(To(new($"http://127.0.0.1:{server.Port}/")), stop.Token));
    }

    [Fact]
    public async Task Post_AnswerWithoutEnd_IsTakenAndTheConnectionIsCut()
    {
        var cut = new TaskCompletionSource();
        await using var server = new RawServer(async (stream, closing) =>
        {
            await stream.ReadAtLeastAsync(new byte[1], 1, cancellationToken: closing);
            await stream.WriteAsync("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"u8.ToArray(), closing);
            var chunk = "400\r\n"u8.ToArray().Concat(new byte[1024]).Concat("\r\n"u8.ToArray()).ToArray();
            try
            {
                while (true)
                {
                    await stream.WriteAsync(chunk, closing);
                }
            }
            catch (IOException)
            {
                cut.SetResult();
            }
        });

        Assert.IsType<DeliveryAnswer.Taken>(await PostAsync(new($"http://127.0.0.1:{server.Port}/")));
        await cut.Task;
    }

    [Fact]
    public async Task Post_AnswersHeadWithoutEnd_IsNoAnswer()
    {
        await using var server = new RawServer(async (stream, closing) =>
        {
            await stream.ReadAtLeastAsync(new byte[1], 1, cancellationToken: closing);
            await stream.WriteAsync("HTTP/1.1 200 OK\r\n"u8.ToArray(), closing);
            while (true)
            {
                await stream.WriteAsync("x-more: and more\r\n"u8.ToArray(), closing);
            }
        });

        Assert.Equal(new DeliveryAnswer.Failed("bad-answer"), await PostAsync(new($"http://127.0.0.1:{server.Port}/")));
    }

    [Fact]
    public async Task Post_ReceiverSpeaksNoTls_SaysSo()
    {
        await using var server = new RawServer(async (stream, closing) =>
        {
            await stream.ReadAtLeastAsync(new byte[1], 1, cancellationToken: closing);
            await stream.WriteAsync("SSH-2.0-something else entirely\r\n"u8.ToArray(), closing);
        });

        Assert.Equal(new DeliveryAnswer.Failed("tls"), await PostAsync(new($"https://127.0.0.1:{server.Port}/")));
    }

    private static async Task<DeliveryAnswer> PostAsync(Uri address, WebhookOptions? options = null)
    {
        using var sender = new WebhookSender(options ?? new(true) { TimeLimit = TimeSpan.FromMinutes(5) }, Clock);
        return await sender.PostAsync(To(address), default);
    }

    private static WebhookPost To(Uri address) =>
        new(address, new(Guid.Empty.ToString(), "1614265330", "v1,AAAA"), """{"type":"record.changed"}"""u8.ToArray());
}
