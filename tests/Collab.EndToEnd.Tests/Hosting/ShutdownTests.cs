using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Collab.EndToEnd.Tests.Http;

namespace Collab.EndToEnd.Tests.Hosting;

/// <summary>What is under way when the app is asked to stop.</summary>
public sealed class ShutdownTests
{
    /// <summary>Blanks that are sent beforehand: enough for some minutes at the rate below which a body is cut off.</summary>
    private const int AheadOfIt = 200_000;

    [Fact]
    public async Task Stop_RequestUnderWay_IsAnsweredAndKept()
    {
        await using var app = await AppProcess.StartAsync();
        var path = await new ApiClient(app.Http).CollaborationAsync();
        var record = JsonSerializer.SerializeToUtf8Bytes(Samples.Activity("under-way").Where(p => p.Value is not null).ToDictionary());
        byte[] body = [.. Enumerable.Repeat((byte)' ', AheadOfIt), .. record];
        using var client = new TcpClient();
        await client.ConnectAsync(app.Address.Host, app.Address.Port);
        await using var stream = client.GetStream();
        using var reader = new StreamReader(stream, Encoding.ASCII, leaveOpen: true);
        var head = $"POST /api/v1/{path}/activities HTTP/1.1\r\nHost: collab\r\nAuthorization: Bearer {app.Token}\r\n"
            + $"Content-Type: application/json\r\nContent-Length: {body.Length.ToString(CultureInfo.InvariantCulture)}\r\nExpect: 100-continue\r\n\r\n";
        await stream.WriteAsync(Encoding.ASCII.GetBytes(head));

        // The app asks for the body, so the request is under way; only then it is told to stop.
        Assert.Equal("HTTP/1.1 100 Continue", await reader.ReadLineAsync());
        Assert.Equal(string.Empty, await reader.ReadLineAsync());
        await stream.WriteAsync(body.AsMemory(0, AheadOfIt));
        app.Terminate();
        await RefusesAsync(app.Address);
        await stream.WriteAsync(body.AsMemory(AheadOfIt));
        Assert.Equal("HTTP/1.1 201 Created", await reader.ReadLineAsync());
        await app.Process.WaitForExitAsync();
        Assert.Equal(0, app.Process.ExitCode);

        await app.StartAgainAsync();
        Assert.Single(await new ApiClient(app.Http).WalkAsync($"{path}/activities"));
    }

    /// <summary>Waits until nobody listens any more: the app has begun to stop.</summary>
    private static async Task RefusesAsync(Uri address)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(5));
        while (true)
        {
            try
            {
                using var probe = new TcpClient();
                await probe.ConnectAsync(IPAddress.Loopback, address.Port, limit.Token);
                await Task.Delay(20, limit.Token);
            }
            catch (SocketException)
            {
                return;
            }
        }
    }
}
