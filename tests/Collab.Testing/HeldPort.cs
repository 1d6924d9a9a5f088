using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Collab.Testing;

/// <summary>
/// A port of this machine on which nobody listens and which nobody else is given for as long as it is held: a port that was found free and
/// let go may be another's a moment later. Whoever asks for it by its number may listen there meanwhile, go away and come back.
/// </summary>
public sealed class HeldPort : IDisposable
{
    private readonly Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);

    public HeldPort()
    {
        // Else nobody could listen there even by its number.
        socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        Number = ((IPEndPoint)socket.LocalEndPoint!).Port;
        if (!OperatingSystem.IsLinux())
        {
            // Other systems let nobody listen on a port that is held, so there it is only found.
            socket.Dispose();
        }
    }

    public int Number { get; }

    /// <summary>The address of a web server there, without a slash at its end.</summary>
    public string Url => string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{Number}");

    public void Dispose() => socket.Dispose();
}
