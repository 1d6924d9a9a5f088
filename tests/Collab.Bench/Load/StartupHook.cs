using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net.Sockets;
using System.Text.Json;
using Collab.Bench.Load;

/// <summary>
/// Runs inside the measured app before its Main (DOTNET_STARTUP_HOOKS, which wants this name outside any namespace) and tells over a
/// local socket what only the process itself knows: bytes allocated, CPU time, peak memory. The app's code is untouched.
/// </summary>
[SuppressMessage("Design", "CA1050", Justification = "The runtime looks for it outside any namespace.")]
internal static class StartupHook
{
    public const string SocketVariable = "COLLAB_BENCH_SOCKET";

    /// <summary>The port of the Table service whose requests are counted; unset where they aren't, because counting costs a little.</summary>
    public const string TablePortVariable = "COLLAB_BENCH_TABLE_PORT";

    public static void Initialize()
    {
        if (Environment.GetEnvironmentVariable(SocketVariable) is not { Length: > 0 } path)
        {
            return;
        }

        if (int.TryParse(Environment.GetEnvironmentVariable(TablePortVariable), CultureInfo.InvariantCulture, out var port))
        {
            TableRequests.Count(port);
        }

        var listener = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        listener.Bind(new UnixDomainSocketEndPoint(path));
        listener.Listen();
        new Thread(() => Answer(listener)) { IsBackground = true, Name = "bench" }.Start();
    }

    private static void Answer(Socket listener)
    {
        while (true)
        {
            using var client = listener.Accept();
            client.Send(JsonSerializer.SerializeToUtf8Bytes(ProcessStats.OfThisProcess()));
        }
    }
}
