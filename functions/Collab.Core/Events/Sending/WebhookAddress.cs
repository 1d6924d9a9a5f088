using System.Net;

namespace Collab.Core.Events.Sending;

/// <summary>
/// What can be said of a subscriber's address from how it is written. It is the first look only: which host a name leads to is looked at when
/// it is connected to.
/// </summary>
public static class WebhookAddress
{
    /// <summary>The most characters of an address.</summary>
    public const int MostCharacters = 2048;

    /// <summary>What is wrong with the address, in a sentence for the subscriber; null when nothing is.</summary>
    /// <param name="text">The address as it was given.</param>
    /// <param name="privateAllowed">The setting <c>Collab:WebhooksToPrivateAddresses</c>: hosts of our own network are wanted, and http is enough.</param>
    public static string? FaultOf(string text, bool privateAllowed)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > MostCharacters || !Uri.TryCreate(text, UriKind.Absolute, out var address) || address.HostNameType == UriHostNameType.Unknown)
        {
            return $"This must be an address such as https://office.example.org/collab, of at most {MostCharacters} characters.";
        }

        if (address.Scheme != Uri.UriSchemeHttps && !(privateAllowed && address.Scheme == Uri.UriSchemeHttp))
        {
            return privateAllowed ? "The address must begin with https:// or http://." : "The address must begin with https://.";
        }

        if (address.UserInfo.Length > 0 || address.Fragment.Length > 0)
        {
            return "The address may have neither a user's name nor a part behind #.";
        }

        return privateAllowed || MayBePublic(address) ? null : "The address leads into a private network or to this machine; it must be reachable from the internet.";
    }

    private static bool MayBePublic(Uri address)
    {
        // A point at the end says that a name is whole; an address has none, and some who look names up take it off.
        var host = address.IdnHost.TrimEnd('.');
        return IPAddress.TryParse(host, out var literal)
            ? PublicAddresses.Holds(literal)
            : !address.IsLoopback && !host.EndsWith("localhost", StringComparison.OrdinalIgnoreCase);
    }
}
