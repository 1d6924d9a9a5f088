using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net.Sockets;
using System.Text;

/// <summary>
/// Runs inside the loaded app before its Main (DOTNET_STARTUP_HOOKS, which wants this name outside any namespace) and tells over a local
/// socket what only the process itself knows: the bytes on its heap after a full collection. The app's code is untouched.
/// </summary>
[SuppressMessage("Design", "CA1050", Justification = "The runtime looks for it outside any namespace.")]
internal static class StartupHook
{
    public const string SocketVariable = "COLLAB_FAULTS_SOCKET";

    public static void Initialize()
    {
        if (Environment.GetEnvironmentVariable(SocketVariable) is not { Length: > 0 } path)
        {
            return;
        }

        var listener = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        listener.Bind(new UnixDomainSocketEndPoint(path));
        listener.Listen();
        new Thread(() => Answer(listener)) { IsBackground = true, Name = "faults" }.Start();
    }

    private static void Answer(Socket listener)
    {
        while (true)
        {
            using var client = listener.Accept();
            client.Send(Encoding.ASCII.GetBytes(GC.GetTotalMemory(forceFullCollection: true).ToString(CultureInfo.InvariantCulture)));
        }
    }
}
