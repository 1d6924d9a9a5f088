namespace Collab.EndToEnd.Tests.Fuzz;

/// <summary>Changes to the address: the parts of its path and its query.</summary>
internal static class TargetMutations
{
    private const string Prefix = "/api/";

    private static readonly string[] Parts =
    [
        "", ".", "..", "...", "%2e%2e", "%2F", "%5C", "\\", "%", "%zz", "%u0041", "%C0%AF", "%ED%A0%80", "%F0%9F%98%80", "%D3%A8", "%E0%A4%95", "%20", "+", "~", "*", ";a=b", "a:b",
        "%EF%BF%BE", "%0d%0aX-Injected:1", "%0A", "%7F", "%01", "null", "-1", "0", "national", "00000000-0000-0000-0000-000000000000", "ffffffff-ffff-ffff-ffff-ffffffffffff",
        "01a20219-12bd-7e71-8886-042c54aefe86", "01A20219-12BD-7E71-8886-042C54AEFE86", "{01a20219-12bd-7e71-8886-042c54aefe86}", "01a2021912bd7e718886042c54aefe86",
        "history", "feedback", "rotate", "activities", "outcomes", "funding", "challenges", "xlsx", "html", "pdf", "activities.xlsx", "..csv", ".", "activities.csv.csv",
    ];

    /// <summary>What no request line may hold, or more than the server takes.</summary>
    private static readonly string[] BrokenParts = ["%00", "\0", "a b", "\u00ff", "\u00d3\u00a8", "\t", "\u0001", new string('a', 9000)];

    private static readonly string[] Names =
    [
        "limit", "cursor", "q", "country", "region", "kind", "status", "theme", "instrument", "institution", "partner", "collaboration", "home", "scope", "from", "to", "language",
        "verify", "updatedSince", "expiringWithin", "dormant", "colour", "", "limit%00", "LIMIT", "limit[]", "__proto__", "%D3%A8", "%C0%AF", new string('n', 59) + "%F0%9F%98%80%F0%9F%98%80",
    ];

    private static readonly string[] Values =
    [
        "", "0", "1", "2", "500", "501", "-1", "+1", "1e3", "99999999999999999999", "%00", "a%00b", "%01", "%0d%0aX-Injected:1", "%C0%AF", "%ED%A0%80", "%FF", "%", "%zz", "%EF%BF%BE",
        "true", "false", "TRUE", "MN", "JP", "mn", "Asia", "Global", "active", "draft", "month", "red", "national", "a", "%D3%A8", "%D1%8B", "%E0%A4%85", "e%CC%81", "%E2%80%AE", "%F0%9F%98%80",
        "2026-01-01", "2026-12-31", "2026-02-30", "0001-01-01", "9999-12-31", "2999-12-31", "1900-01-01", "2026-01-01T00:00:00Z", "2026-01-01T00:00:00%2B99:00", "P90D", "90", "3650", "36500",
        "01a20219-12bd-7e71-8886-042c54aefe86", "student-exchange", "%3Cscript%3E", "'%20OR%201=1", "AAAA", "====", "a&limit=1&limit=1", "a%26b", "a;b", "a=b=c", "#", ">;rel=prev",
        "<http://x>", new string('a', 200), new string('a', 201), new string('a', 59) + "%F0%9F%98%80%F0%9F%98%80", string.Concat(Enumerable.Repeat("%D3%A8", 200)), new string('%', 50),
    ];

    public static void Apply(Message message, Choices choices)
    {
        var at = message.Target.IndexOf('?', StringComparison.Ordinal);
        var (path, query) = at < 0 ? (message.Target, string.Empty) : (message.Target[..at], message.Target[(at + 1)..]);
        if (choices.Weighted((query.Length > 0 ? 10 : 2, true), (3, false)))
        {
            for (var left = choices.Between(1, 3); left > 0; left--)
            {
                query = Query(message, query, choices);
            }
        }
        else
        {
            path = PathOf(message, path, choices);
        }

        message.Target = query.Length > 0 ? $"{path}?{query}" : path;
    }

    private static string PathOf(Message message, string path, Choices choices)
    {
        var parts = path.Split('/').ToList();
        var at = choices.Between(Math.Min(1, parts.Count - 1), parts.Count - 1);
        switch (choices.Below(8))
        {
            case 0:
                parts.RemoveAt(at);
                break;
            case 1:
                parts.Insert(at, choices.Of(Parts));
                break;
            case 2:
                parts[at] += choices.Of(Parts);
                break;
            case 3:
                parts[at] = choices.Of(BrokenParts);
                message.IsBroken = true;
                break;
            case 4:
                parts[at] = choices.OneIn(2) ? parts[at].ToUpperInvariant() : Escaped(parts[at]);
                break;
            default:
                parts[at] = choices.Of(Parts);
                break;
        }

        var changed = string.Join('/', parts);

        // Dot segments can lead anywhere, an empty one meets none of the host's routes.
        message.IsElsewhere |= !changed.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) || changed.Contains("//", StringComparison.Ordinal)
            || parts.Any(p => p.Contains('.', StringComparison.Ordinal) || p.Contains("%2e", StringComparison.Ordinal));
        message.IsBroken |= !changed.StartsWith('/');
        return changed;
    }

    private static string Escaped(string part) => string.Concat(part.Select(c => $"%{(int)c:x2}"));

    private static string Query(Message message, string query, Choices choices)
    {
        var pairs = query.Split('&').Where(p => p.Length > 0).ToList();
        var at = choices.Below(Math.Max(1, pairs.Count));
        switch (choices.Below(pairs.Count == 0 ? 2 : 8))
        {
            case 0:
                pairs.Add($"{choices.Of(Names)}={choices.Of(Values)}");
                break;
            case 1:
                Strange(message, pairs, choices);
                break;
            case 2:
                pairs.Add(pairs[at]);
                break;
            case 3:
                pairs[at] = Cut(pairs[at], choices);
                break;
            case 4:
                pairs[at] = $"{choices.Of(Names)}={pairs[at].Split('=', 2)[^1]}";
                break;
            case 5:
                pairs.RemoveAt(at);
                break;
            default:
                pairs[at] = $"{pairs[at].Split('=', 2)[0]}={choices.Of(Values)}";
                break;
        }

        return string.Join('&', pairs);
    }

    private static string Cut(string pair, Choices choices)
    {
        var at = choices.Below(pair.Length);
        return choices.OneIn(2) ? pair[..at] : $"{pair[..at]}{(char)choices.Between('0', 'z')}{pair[(at + 1)..]}";
    }

    private static void Strange(Message message, List<string> pairs, Choices choices)
    {
        switch (choices.Below(5))
        {
            case 0:
                pairs.Add(choices.Of(["&&&", "=", "a", "=a", "?", "??x=1", "limit", "cursor"]));
                break;
            case 1:
                pairs.AddRange(Enumerable.Range(0, choices.Of([50, 400])).Select(i => $"q{i}=1"));
                break;
            case 2:
                pairs.AddRange(Enumerable.Repeat("country=MN", choices.Of([50, 400])));
                break;
            case 3:
                // Kestrel lets these through in a query; an app must not send them back in a header.
                pairs.Add($"{choices.Of(["q", "limit", "%63ursor", "country"])}={choices.Of(["\u0001", "\u007f", "\u001b[31m", "\b", "a>b", "\"", "{}|\\^`"])}");
                break;
            default:
                pairs.Add($"q={choices.Of(["\u00ff", "\u00d3\u00a8", "a b", "\0", new string('q', 9000)])}");
                message.IsBroken = true;
                break;
        }
    }
}
