using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Collab.Bench.Load;

/// <summary>One client that sends a file of lines to <c>/records</c> and reads the answers meanwhile.</summary>
internal static class RecordsLoad
{
    private static readonly byte[] End = "\r\n0\r\n\r\n"u8.ToArray();
    private static readonly byte[] Refused = "errors"u8.ToArray();

    /// <summary>The seconds from the first byte sent to the last answer.</summary>
    /// <exception cref="InvalidOperationException">Not every line was taken as new: a fast request that lost lines would be none.</exception>
    public static double Run(Uri app, string path, int lines)
    {
        var body = File.ReadAllBytes(path);
        var head = Encoding.ASCII.GetBytes(string.Create(
            CultureInfo.InvariantCulture,
            $"POST /api/v1/records HTTP/1.1\r\nHost: {app.Authority}\r\nAuthorization: Bearer {AppProcess.Token}\r\nContent-Type: application/x-ndjson\r\nContent-Length: {body.Length}\r\n\r\n"));
        using var client = new TcpClient(app.Host, app.Port) { NoDelay = true };
        var stream = client.GetStream();
        var watch = Stopwatch.StartNew();
        var sender = new Thread(() =>
        {
            stream.Write(head);
            stream.Write(body);
        });
        sender.Start();
        var taken = CountTaken(stream);
        var seconds = watch.Elapsed.TotalSeconds;
        sender.Join();
        return taken == lines ? seconds : throw new InvalidOperationException($"{taken} of {lines} lines were taken.");
    }

    /// <summary>
    /// Reads to the end of the response and counts its lines: line feeds, but for those of the chunks' own lines, which have a carriage
    /// return before them. A line that was refused has errors.
    /// </summary>
    private static int CountTaken(NetworkStream stream)
    {
        const int Kept = 16;
        var buffer = new byte[256 * 1024];
        var (start, taken) = (Kept, 0);
        while (true)
        {
            var read = stream.Read(buffer, start, buffer.Length - start);
            var all = buffer.AsSpan(0, start + read);
            if (read == 0 || all.IndexOf(Refused) >= 0)
            {
                throw new InvalidOperationException($"Not every line was taken: {Encoding.UTF8.GetString(all)}");
            }

            taken += all[start..].Count((byte)'\n') - all[(start - 1)..].Count("\r\n"u8);
            if (all.EndsWith(End))
            {
                return taken;
            }

            // What parts of a mark have come stay before what comes next.
            all[^Kept..].CopyTo(buffer);
        }
    }
}
