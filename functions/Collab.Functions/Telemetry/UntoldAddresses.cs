using System.Diagnostics;
using OpenTelemetry;

namespace Collab.Functions.Telemetry;

/// <summary>
/// Takes from a span what a request's address and sender may tell: searches, file names and signatures in paths and queries, and who asked.
/// The app's own spans have none of it; this holds for whatever the framework puts down, in this version or a later one.
/// </summary>
internal sealed class UntoldAddresses : BaseProcessor<Activity>
{
    private static readonly string[] Telling =
    [
        "url.path", "url.query", "url.full", "http.target", "http.url", "client.address", "client.port", "network.peer.address", "user_agent.original",
    ];

    public override void OnEnd(Activity data)
    {
        foreach (var name in Telling)
        {
            if (data.GetTagItem(name) is not null)
            {
                data.SetTag(name, null);
            }
        }
    }
}
