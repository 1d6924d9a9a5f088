using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Collab.Functions.Start;

/// <summary>Where the running app is reached from this machine: at its own server, or at the host that it works for.</summary>
internal sealed class Listening(IServer server, FunctionsHost host)
{
    /// <summary>The first address, ending in a slash. Known once the app has started.</summary>
    public Uri Address
    {
        get
        {
            var first = host.IsPresent
                ? host.Address
                : server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? "http://127.0.0.1:7071";

            // An address that means "every network" is no address to open.
            foreach (var every in (ReadOnlySpan<string>)["//*", "//+", "//0.0.0.0", "//[::]"])
            {
                first = first.Replace(every, "//127.0.0.1", StringComparison.Ordinal);
            }

            return new(first.TrimEnd('/') + "/");
        }
    }
}
