using System.Globalization;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;

namespace Collab.EndToEnd.Tests.Http;

/// <summary>
/// One <c>POST /records</c> on a socket of its own, where the test says what is sent and read when: no client of .NET reads before it has
/// sent all.
/// </summary>
internal sealed class NdjsonConnection : IDisposable
{
    private readonly TcpClient client;
    private readonly NetworkStream stream;
    private readonly byte[] buffer = new byte[64 * 1024];
    private readonly Queue<string> lines = new();
    private readonly List<byte> rest = [];
    private int at;
    private int end;
    private bool hasHead;

    private NdjsonConnection(TcpClient client)
    {
        this.client = client;
        stream = client.GetStream();
    }

    /// <summary>The status line and headers of the answer, once something was read.</summary>
    public string Head { get; private set; } = string.Empty;

    public static async Task<NdjsonConnection> OpenAsync(AppProcess app)
    {
        var client = new TcpClient();
        await client.ConnectAsync(app.Address.Host, app.Address.Port);
        var connection = new NdjsonConnection(client);
        await connection.SendBytesAsync(
            $"POST /api/v1/records HTTP/1.1\r\nHost: {app.Address.Authority}\r\nAuthorization: Bearer {app.Token}\r\n"
            + "Content-Type: application/x-ndjson\r\nTransfer-Encoding: chunked\r\n\r\n");
        return connection;
    }

    /// <summary>Sends each as a line.</summary>
    public async Task SendAsync(params IEnumerable<string> sent)
    {
        foreach (var part in sent.Chunk(500))
        {
            var text = string.Join('\n', part) + "\n";
            await SendBytesAsync(string.Create(CultureInfo.InvariantCulture, $"{Encoding.UTF8.GetByteCount(text):x}\r\n{text}\r\n"));
        }
    }

    public Task EndAsync() => SendBytesAsync("0\r\n\r\n");

    /// <summary>The next answer, or null at the end of the response.</summary>
    public async Task<JsonNode?> ReadAsync()
    {
        if (!hasHead)
        {
            await ReadHeadAsync();
        }

        while (lines.Count == 0)
        {
            var length = int.Parse(await ReadRawLineAsync(), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
            if (length == 0)
            {
                Assert.Empty(rest);
                return null;
            }

            await ReadChunkAsync(length);
            Assert.Empty(await ReadRawLineAsync());
        }

        return JsonNode.Parse(lines.Dequeue());
    }

    /// <summary>All answers that are left.</summary>
    public async Task<List<JsonNode>> ReadAllAsync()
    {
        var all = new List<JsonNode>();
        while (await ReadAsync() is { } answer)
        {
            all.Add(answer);
        }

        return all;
    }

    /// <summary>Goes away without a farewell.</summary>
    public void Reset()
    {
        client.LingerState = new(enable: true, seconds: 0);
        client.Close();
    }

    public void Dispose() => client.Dispose();

    private async Task ReadHeadAsync()
    {
        hasHead = true;
        for (var line = await ReadRawLineAsync(); line.Length > 0; line = await ReadRawLineAsync())
        {
            Head += line + "\n";
        }

        Assert.StartsWith("HTTP/1.1 200 ", Head, StringComparison.Ordinal);
    }

    private async Task ReadChunkAsync(int length)
    {
        for (var i = 0; i < length; i++)
        {
            var b = await ReadByteAsync();
            if (b != '\n')
            {
                rest.Add(b);
                continue;
            }

            lines.Enqueue(Encoding.UTF8.GetString([.. rest]));
            rest.Clear();
        }
    }

    private async Task<string> ReadRawLineAsync()
    {
        var line = new StringBuilder();
        for (var b = await ReadByteAsync(); b != '\n'; b = await ReadByteAsync())
        {
            line.Append((char)b);
        }

        return line.ToString().TrimEnd('\r');
    }

    private ValueTask<byte> ReadByteAsync() => at < end ? new(buffer[at++]) : RefillAsync();

    private async ValueTask<byte> RefillAsync()
    {
        (at, end) = (0, await stream.ReadAsync(buffer));
        return end > 0 ? buffer[at++] : throw new EndOfStreamException("The answer breaks off.");
    }

    private async Task SendBytesAsync(string text) => await stream.WriteAsync(Encoding.UTF8.GetBytes(text));
}
