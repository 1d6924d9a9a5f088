using System.Net;
using System.Net.Sockets;

namespace Collab.Core.Events.Sending;

/// <summary>
/// Which addresses webhooks may go to: those of the open internet. An address of our own machine or network, of the cloud's services or of no
/// host at all is refused, in whatever form it is written. Sources: the IANA registries of special-purpose addresses for IPv4 and IPv6.
/// </summary>
public static class PublicAddresses
{
    private static readonly IPNetwork[] RefusedOfV4 =
    [
        IPNetwork.Parse("0.0.0.0/8"),
        IPNetwork.Parse("10.0.0.0/8"),
        IPNetwork.Parse("100.64.0.0/10"),
        IPNetwork.Parse("127.0.0.0/8"),
        // Azure's platform answers inside every virtual network at this one address, though it looks like a public one.
        IPNetwork.Parse("168.63.129.16/32"),
        // Link-local; the cloud's instance metadata (169.254.169.254) is among them.
        IPNetwork.Parse("169.254.0.0/16"),
        IPNetwork.Parse("172.16.0.0/12"),
        IPNetwork.Parse("192.0.0.0/24"),
        IPNetwork.Parse("192.0.2.0/24"),
        IPNetwork.Parse("192.88.99.0/24"),
        IPNetwork.Parse("192.168.0.0/16"),
        IPNetwork.Parse("198.18.0.0/15"),
        IPNetwork.Parse("198.51.100.0/24"),
        IPNetwork.Parse("203.0.113.0/24"),
        // Multicast, what is reserved, and broadcast.
        IPNetwork.Parse("224.0.0.0/3"),
    ];

    /// <summary>What IANA has given out to hosts of the internet; everything else of IPv6 is refused.</summary>
    private static readonly IPNetwork Global = IPNetwork.Parse("2000::/3");

    private static readonly IPNetwork[] RefusedOfV6 =
    [
        // Protocols, among them Teredo, which carries IPv4 inside.
        IPNetwork.Parse("2001::/23"),
        IPNetwork.Parse("2001:db8::/32"),
        IPNetwork.Parse("3fff::/20"),
    ];

    /// <summary>6to4: an IPv4 address stands behind the first two bytes.</summary>
    private static readonly IPNetwork SixToFour = IPNetwork.Parse("2002::/16");

    /// <summary>NAT64: an IPv4 address stands in the last four bytes.</summary>
    private static readonly IPNetwork Nat64 = IPNetwork.Parse("64:ff9b::/96");

    /// <summary>True when a host of the open internet may have this address.</summary>
    public static bool Holds(IPAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return address.AddressFamily switch
        {
            AddressFamily.InterNetwork => HoldsV4(address),
            AddressFamily.InterNetworkV6 => HoldsV6(address),
            _ => false,
        };
    }

    private static bool HoldsV4(IPAddress address) => !RefusedOfV4.Any(network => network.Contains(address));

    private static bool HoldsV6(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
        {
            return HoldsV4(address.MapToIPv4());
        }

        // Without its scope, which says on which of our links it is, and nothing of where it leads.
        var bytes = address.GetAddressBytes();
        var bare = new IPAddress(bytes);
        return SixToFour.Contains(bare) ? HoldsV4(new(bytes.AsSpan(2, 4)))
            : Nat64.Contains(bare) ? HoldsV4(new(bytes.AsSpan(12, 4)))
            : Global.Contains(bare) && !RefusedOfV6.Any(network => network.Contains(bare));
    }
}
