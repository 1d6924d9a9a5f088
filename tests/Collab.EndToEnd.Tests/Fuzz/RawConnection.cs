using System.Buffers;
using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Collab.EndToEnd.Tests.Fuzz;

/// <summary>
/// A connection that sends any bytes and reads one answer for each request. It is kept open between requests and made anew where an answer
/// closed it or the bytes sent leave it in a state that nobody knows.
/// </summary>
internal sealed class RawConnection(Uri server) : IDisposable
{
    private readonly byte[] buffer = new byte[64 * 1024];
    private TcpClient? client;
    private NetworkStream? stream;
    private int start;
    private int end;

    /// <summary>The answer, or null when the server hung up without one.</summary>
    /// <exception cref="InvalidDataException">What came back is no HTTP.</exception>
    public async Task<RawAnswer?> SendAsync(Message message, CancellationToken cancellationToken)
    {
        var isFresh = client is null;
        var answer = await TryAsync(message, cancellationToken);
        if (answer is null && !isFresh)
        {
            // A kept connection may have been closed by the server after the answer before: that says nothing about this request.
            answer = await TryAsync(message, cancellationToken);
        }

        return answer;
    }

    public void Dispose() => Close();

    private void Close()
    {
        client?.Dispose();
        client = null;
        start = end = 0;
    }

    private async Task<RawAnswer?> TryAsync(Message message, CancellationToken cancellationToken)
    {
        if (client is null)
        {
            client = new TcpClient { NoDelay = true };
            await client.ConnectAsync(server.Host, server.Port, cancellationToken);
            stream = client.GetStream();
        }

        var sending = WriteAsync(stream!, message, cancellationToken);
        RawAnswer? answer = null;
        try
        {
            answer = await ReadAsync(message.Method, cancellationToken);
        }
        catch (IOException)
        {
            // Reset by the server: closed without an answer.
        }
        finally
        {
            if (answer is null || message.IsBroken || answer.Header("Connection")?.Contains("close", StringComparison.OrdinalIgnoreCase) == true)
            {
                Close();
            }

            await sending;
        }

        return answer;
    }

    /// <summary>Writes while the answer is read already: the server may refuse a body before it has all of it.</summary>
    private static async Task WriteAsync(NetworkStream to, Message message, CancellationToken cancellationToken)
    {
        try
        {
            await to.WriteAsync(message.ToBytes(), cancellationToken);
            if (message.EndsEarly)
            {
                to.Socket.Shutdown(SocketShutdown.Send);
            }
        }
        catch (Exception broken) when (broken is IOException or SocketException or ObjectDisposedException)
        {
            // The server has hung up, or this side has after the answer; the answer says what there is to say.
        }
    }

    private async Task<RawAnswer?> ReadAsync(string method, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (await LineAsync(cancellationToken) is not { } line)
            {
                return null;
            }

            var status = StatusOf(line);
            var headers = await HeadersAsync(cancellationToken);
            if (status >= 200)
            {
                var hasBody = method != "HEAD" && status is not (204 or 304);
                var body = hasBody ? await BodyAsync(headers, cancellationToken) : [];
                return new(status, headers, body, HasMore: end > start);
            }
        }
    }

    private static int StatusOf(string line) =>
        line.Length >= 12 && line.StartsWith("HTTP/1.1 ", StringComparison.Ordinal) && int.TryParse(line.AsSpan(9, 3), NumberStyles.None, CultureInfo.InvariantCulture, out var status)
            ? status
            : throw new InvalidDataException($"This is no status line: {line}");

    private async Task<Dictionary<string, string>> HeadersAsync(CancellationToken cancellationToken)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        while (await LineAsync(cancellationToken) is { Length: > 0 } line)
        {
            var parts = line.Split(": ", 2);
            if (parts.Length < 2 && !line.EndsWith(':'))
            {
                throw new InvalidDataException($"This is no header: {line}");
            }

            var (name, value) = (parts[0].TrimEnd(':'), parts.Length > 1 ? parts[1] : string.Empty);
            headers[name] = headers.TryGetValue(name, out var before) ? $"{before}, {value}" : value;
        }

        return headers;
    }

    private async Task<byte[]> BodyAsync(Dictionary<string, string> headers, CancellationToken cancellationToken)
    {
        if (headers.TryGetValue("Content-Length", out var text))
        {
            return await BytesAsync(int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture), cancellationToken);
        }

        var body = new ArrayBufferWriter<byte>();
        if (headers.GetValueOrDefault("Transfer-Encoding") == "chunked")
        {
            int size;
            do
            {
                size = int.Parse(await LineAsync(cancellationToken) ?? string.Empty, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
                body.Write(await BytesAsync(size, cancellationToken));
                await LineAsync(cancellationToken);
            }
            while (size > 0);
        }
        else
        {
            while (start < end || await FillAsync(cancellationToken))
            {
                body.Write(buffer.AsSpan(start..end));
                start = end;
            }
        }

        return body.WrittenSpan.ToArray();
    }

    private async Task<byte[]> BytesAsync(int count, CancellationToken cancellationToken)
    {
        var bytes = new byte[count];
        for (var read = 0; read < count;)
        {
            if (start == end && !await FillAsync(cancellationToken))
            {
                throw new InvalidDataException($"The answer ends after {read} of {count} bytes.");
            }

            var part = Math.Min(count - read, end - start);
            buffer.AsSpan(start, part).CopyTo(bytes.AsSpan(read));
            start += part;
            read += part;
        }

        return bytes;
    }

    /// <summary>A line without its end; null where the connection ends before it begins.</summary>
    private async Task<string?> LineAsync(CancellationToken cancellationToken)
    {
        var line = new StringBuilder();
        while (true)
        {
            if (start == end && !await FillAsync(cancellationToken))
            {
                return line.Length == 0 ? null : throw new InvalidDataException($"The answer ends in a line: {line}");
            }

            var at = buffer.AsSpan(start..end).IndexOf((byte)'\n');
            line.Append(Encoding.Latin1.GetString(buffer.AsSpan(start..(at < 0 ? end : start + at))));
            start = at < 0 ? end : start + at + 1;
            if (at >= 0)
            {
                return line.ToString().TrimEnd('\r');
            }
        }
    }

    private async Task<bool> FillAsync(CancellationToken cancellationToken)
    {
        start = 0;
        end = 0;
        end = await stream!.ReadAsync(buffer, cancellationToken);
        return end > 0;
    }
}
