using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;

namespace Collab.Web.Api.SignIn;

/// <summary>Where a request comes from, as far as it matters who tries tokens: an IPv4 address, or the /64 network of an IPv6 one.</summary>
internal static class CallerAddress
{
    private const string ForwardedFor = "X-Forwarded-For";
    private const int NetworkBytes = 8;

    /// <summary>
    /// The address; <see cref="IPAddress.None"/> when it isn't known. With <paramref name="trustForwardedFor"/> it is the last one in
    /// <c>X-Forwarded-For</c>, which the front end next to the app has added; those before it anybody may have made up.
    /// </summary>
    public static IPAddress Of(HttpContext http, bool trustForwardedFor)
    {
        var address = (trustForwardedFor ? LastForwarded(http.Request) : null) ?? http.Connection.RemoteIpAddress ?? IPAddress.None;
        address = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return address.AddressFamily == AddressFamily.InterNetworkV6 ? NetworkOf(address) : address;
    }

    private static IPAddress? LastForwarded(HttpRequest request)
    {
        var last = request.Headers[ForwardedFor].LastOrDefault()?.Split(',')[^1].Trim();

        // With or without a port, as front ends write it.
        return IPAddress.TryParse(last, out var address) ? address : IPEndPoint.TryParse(last ?? string.Empty, out var point) ? point.Address : null;
    }

    private static IPAddress NetworkOf(IPAddress address)
    {
        var bytes = address.GetAddressBytes();
        bytes.AsSpan(NetworkBytes).Clear();
        return new(bytes);
    }
}
