using System.Text.RegularExpressions;

namespace Collab.Testing.Browser;

/// <summary>Chromium's log of what it did on the network.</summary>
internal static partial class NetLog
{
    /// <summary>The http and https addresses that requests were made for, each once. What the browser asks for itself is among them.</summary>
    public static IReadOnlyList<Uri> AddressesIn(string log) =>
        [.. Address().Matches(log).Select(m => m.Groups[1].Value).Distinct(StringComparer.Ordinal).Select(a => new Uri(a))];

    [GeneratedRegex("\"url\":\"(https?://[^\"]+)\"")]
    private static partial Regex Address();
}
