using System.Net.Sockets;
using System.Text;

namespace Collab.EndToEnd.Tests.Security;

/// <summary>
/// Sends bytes as they are and reads what comes back until the server hangs up; it must have a reason to. To hang up first would be to tell it
/// that nobody wants an answer any more.
/// </summary>
internal static class RawRequests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    public static async Task<string> SendAsync(Uri server, string bytes)
    {
        using var limit = new CancellationTokenSource(Patience);
        using var client = new TcpClient { NoDelay = true };
        await client.ConnectAsync(server.Host, server.Port, limit.Token);
        var stream = client.GetStream();
        var reading = ReadAsync(stream, limit.Token);
        try
        {
            await stream.WriteAsync(Encoding.Latin1.GetBytes(bytes), limit.Token);
        }
        catch (Exception fault) when (fault is IOException or SocketException)
        {
            // Refused before all of it was sent: what was read says it.
        }

        return await reading;
    }

    /// <summary>The statuses of the answers, in their order.</summary>
    public static int[] StatusesOf(string answers) =>
        [.. answers.Split("HTTP/1.1 ").Skip(1).Select(a => int.Parse(a.AsSpan(0, 3), System.Globalization.CultureInfo.InvariantCulture))];

    private static async Task<string> ReadAsync(NetworkStream stream, CancellationToken cancellationToken)
    {
        using var read = new MemoryStream();
        try
        {
            await stream.CopyToAsync(read, cancellationToken);
        }
        catch (IOException)
        {
            // Reset behind the answer.
        }

        return Encoding.Latin1.GetString(read.ToArray());
    }
}
