using System.Globalization;
using System.Net.Sockets;
using System.Text;
using Collab.Testing.Hosting;

namespace Collab.Faults.Load;

/// <summary>What the app holds at a moment.</summary>
/// <param name="At">Since the load began.</param>
/// <param name="Resident">Bytes of memory, right after a full collection.</param>
/// <param name="Heap">Bytes on the managed heap, right after a full collection.</param>
/// <param name="Handles">Open files and sockets.</param>
/// <param name="Threads">Threads.</param>
internal sealed record Sample(TimeSpan At, long Resident, long Heap, int Handles, int Threads)
{
    private const int Kilo = 1024;

    public static async Task<Sample> TakeAsync(AppProcess app, string socketPath, TimeSpan at)
    {
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await socket.ConnectAsync(new UnixDomainSocketEndPoint(socketPath));
        var buffer = new byte[32];
        var length = await socket.ReceiveAsync(buffer);
        var heap = long.Parse(Encoding.ASCII.GetString(buffer, 0, length), CultureInfo.InvariantCulture);
        var handles = Directory.EnumerateFileSystemEntries($"/proc/{app.Process.Id}/fd").Count();
        return new(at, Of(app, "VmRSS:") * Kilo, heap, handles, (int)Of(app, "Threads:"));
    }

    /// <summary>The most memory that the app ever had, in bytes.</summary>
    public static long PeakOf(AppProcess app) => Of(app, "VmHWM:") * Kilo;

    private static long Of(AppProcess app, string name) =>
        long.Parse(
            File.ReadLines($"/proc/{app.Process.Id}/status").First(l => l.StartsWith(name, StringComparison.Ordinal)).Split((char[])[' ', '\t'], StringSplitOptions.RemoveEmptyEntries)[1],
            CultureInfo.InvariantCulture);
}
