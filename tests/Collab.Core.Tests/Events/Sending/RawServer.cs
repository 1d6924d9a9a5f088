using System.Net;
using System.Net.Sockets;

namespace Collab.Core.Tests.Events.Sending;

/// <summary>A server on this machine that speaks whatever it is told to over bare connections.</summary>
internal sealed class RawServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource closing = new();
    private readonly Func<NetworkStream, CancellationToken, Task> speak;
    private readonly Task listening;

    public RawServer(Func<NetworkStream, CancellationToken, Task> speak)
    {
        this.speak = speak;
        listener.Start();
        listening = ListenAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        listener.Stop();
        await listening;
        closing.Dispose();
    }

    private async Task ListenAsync()
    {
        var connections = new List<Task>();
        try
        {
            // Asked each time: an accepted connection may come between the end and the listener's stop.
            while (!closing.IsCancellationRequested)
            {
                connections.Add(ServeAsync(await listener.AcceptTcpClientAsync(closing.Token)));
            }
        }
        catch (Exception closed) when (closed is OperationCanceledException or SocketException)
        {
            // Closed while it waited.
        }

        await Task.WhenAll(connections);
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                await speak(client.GetStream(), closing.Token);
            }
            catch (Exception broken) when (broken is IOException or OperationCanceledException)
            {
                // The other side has hung up, or the test is over.
            }
        }
    }
}
