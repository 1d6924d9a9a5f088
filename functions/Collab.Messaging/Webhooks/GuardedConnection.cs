using System.Net;
using System.Net.Sockets;
using Collab.Core.Events.Sending;

namespace Collab.Messaging.Webhooks;

/// <summary>
/// Opens the connections that webhooks go over. A name is looked up here, and only the addresses that were looked at are connected to: a name
/// that leads elsewhere the next time it is asked for gains nothing.
/// </summary>
internal sealed class GuardedConnection(bool toPrivateAddresses, Func<string, CancellationToken, Task<IPAddress[]>> resolve)
{
    public async ValueTask<Stream> OpenAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var found = await resolve(context.DnsEndPoint.Host, cancellationToken);
        var addresses = toPrivateAddresses ? found : [.. found.Where(PublicAddresses.Holds)];
        if (addresses.Length == 0)
        {
            throw found.Length == 0 ? new SocketException((int)SocketError.HostNotFound) : new PrivateAddressException();
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, context.DnsEndPoint.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
