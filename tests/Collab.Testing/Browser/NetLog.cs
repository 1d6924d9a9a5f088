using System.Text.RegularExpressions;

namespace Collab.Testing.Browser;

/// <summary>Chromium's log of what it did on the network.</summary>
internal static partial class NetLog
{
    /// <summary>
    /// The addresses that pages asked for, each once. Each event stands on a line, and that of a request names the page it is for; what the browser
    /// asks for itself is for none.
    /// </summary>
    public static IReadOnlyList<Uri> AddressesIn(string log) =>
        [.. Address().Matches(log).Select(m => m.Groups[1].Value).Distinct(StringComparer.Ordinal).Select(a => new Uri(a))];

    [GeneratedRegex("\"initiator\":\"https?://[^\"]+\"[^\n]*\"url\":\"(https?://[^\"]+)\"")]
    private static partial Regex Address();
}
