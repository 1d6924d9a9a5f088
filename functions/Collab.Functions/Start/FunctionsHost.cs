using Microsoft.Extensions.Configuration;

namespace Collab.Functions.Start;

/// <summary>
/// The genuine Functions host, if one has started this process as its worker. Requests then come in through the host, not to the port that
/// this process listens at, and what is written to the console goes into the host's log.
/// </summary>
internal sealed class FunctionsHost(IConfiguration configuration)
{
    /// <summary>What the host starts its workers with; the worker's SDK keeps it under this key.</summary>
    private const string EndpointKey = "Functions:Worker:HostEndpoint";

    private const string Unset = "http://127.0.0.1:7071";

    public bool IsPresent => !string.IsNullOrEmpty(configuration[EndpointKey]);

    /// <summary>Where the host listens, as far as it lets its worker know: its name in Azure and from the Core Tools, else its own URLs.</summary>
    public string Address =>
        configuration["WEBSITE_HOSTNAME"] is { Length: > 0 } name ? $"{(IsLocal(name) ? "http" : "https")}://{name}"
        : configuration["ASPNETCORE_URLS"] is { Length: > 0 } urls ? urls.Split(';')[0]
        : Unset;

    private static bool IsLocal(string name) =>
        name.StartsWith("localhost", StringComparison.OrdinalIgnoreCase) || name.StartsWith("127.", StringComparison.Ordinal)
        || name.StartsWith("0.0.0.0", StringComparison.Ordinal);
}
