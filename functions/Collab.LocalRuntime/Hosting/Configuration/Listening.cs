using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace Collab.LocalRuntime.Hosting.Configuration;

/// <summary>Where HTTP is served: <c>--urls</c>, else <c>ASPNETCORE_URLS</c>, else port 7071 of this machine only.</summary>
internal static class Listening
{
    public const string LocalPortKey = "LocalRuntime:LocalHttpPort";
    private const int DefaultPort = 7071;

    public static string Urls(IConfiguration configuration) =>
        First(configuration, "urls", "ASPNETCORE_URLS", "DOTNET_URLS")
        ?? (First(configuration, "ASPNETCORE_HTTP_PORTS", "DOTNET_HTTP_PORTS") is { } ports
            ? string.Join(';', ports.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(port => $"http://*:{port}"))
            : $"http://127.0.0.1:{Port(configuration)}");

    private static string? First(IConfiguration configuration, params string[] keys) =>
        keys.Select(key => configuration[key]).FirstOrDefault(value => !string.IsNullOrWhiteSpace(value));

    private static int Port(IConfiguration configuration) =>
        int.TryParse(configuration[LocalPortKey], NumberStyles.None, CultureInfo.InvariantCulture, out var port) ? port : DefaultPort;
}
