namespace Collab.EndToEnd.Tests.Fuzz;

/// <summary>Changes to headers that leave the message HTTP, and some that don't.</summary>
internal static class HeaderMutations
{
    private static readonly string[] Types =
    [
        "application/json; charset=utf-8", "application/json;charset=\"utf-8\"", "application/json; charset=utf-16", "application/json; charset=", "application/json; charset=x; charset=utf-8",
        "APPLICATION/JSON", "application/merge-patch+json", "application/problem+json", "text/json", "text/plain", "application/x-ndjson", "application/xml", "multipart/form-data",
        "multipart/form-data; boundary=x", "application/x-www-form-urlencoded", "application", "/", "*/*", "", ";", "application/json, application/json", "application/json;", "+json", "a/b+json",
    ];

    private static readonly string[] Tags =
    [
        "*", "\"1\"", "\"2\"", "\"99\"", "1", "W/\"1\"", "w/\"1\"", "\"\"", "\"", "\"1", "1\"", "\"1\", \"2\"", "\"1\",", ",", "*, \"1\"", "\"*\"", "\"a\"b\"", "\"\\\"\"", "\"-1\"",
        "\"99999999999999999999\"", "", " ", "\"1\";q=1", "'1'",
    ];

    private static readonly string[] Tokens =
    [
        "", "Bearer", "Bearer ", "bearer x", "Bearer x y", "Basic YTpi", "Basic", "Digest username=\"a\"", "Bearer clb_0000000000000000000000000000000000000000000", "Bearer eyJhbGciOiJub25lIn0.e30.",
        "Bearer eyJhbGciOiJub25lIn0.eyJyb2xlIjoiYWRtaW4ifQ.", "Bearer ..", "Bearer \"x\"", "Negotiate AAAA", new string('B', 4000), $"Bearer {new string('x', 4000)}",
    ];

    private static readonly (string Name, string Value)[] Others =
    [
        ("Accept", "text/html"), ("Accept", ""), ("Accept", "*/*;q=0"), ("Accept", ";;;"), ("Accept", "application/json;version=99"), ("Accept-Charset", "utf-16"), ("Accept-Encoding", "gzip;q=1.1"),
        ("Accept-Language", "mn, ne;q=0.5, xx-;q=z"), ("Range", "bytes=0-0"), ("Range", "bytes=5-1,-1,9999999999999999999999-"), ("Range", "x"), ("If-Range", "\"1\""),
        ("If-Modified-Since", "yesterday"), ("If-Unmodified-Since", "Mon, 01 Jan 0001 00:00:00 GMT"), ("X-Forwarded-For", "1.2.3.4"), ("X-Forwarded-For", "::1, [fe80::1%25eth0]:x"),
        ("X-Forwarded-Host", "evil.example"), ("X-Forwarded-Proto", "gopher"), ("X-Original-URL", "/api/v1/clients"), ("X-HTTP-Method-Override", "DELETE"), ("Expect", "100-continue"),
        ("Cookie", "a=b; a=b;;;"), ("Origin", "null"), ("Referer", "javascript:alert(1)"), ("traceparent", "00-00000000000000000000000000000000-0000000000000000-00"),
        ("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"), ("traceparent", "zz"), ("tracestate", "a=b,,=,c"), ("baggage", "a=%00,b"), ("Request-Id", "|x.\"y\""),
        ("Connection", "close"), ("Connection", "upgrade"), ("Connection", "Authorization"), ("Keep-Alive", "timeout=-1"), ("Upgrade", "h2c"), ("Upgrade", "websocket"), ("HTTP2-Settings", "AAAA"),
        ("TE", "trailers"), ("Max-Forwards", "-1"), ("Via", "1.1 x"), ("Content-Encoding", "gzip"), ("Content-MD5", "x"), ("Content-Range", "bytes 0-1/2"), ("Content-Length-", "1"), ("Prefer", "respond-async"),
        ("X-Functions-Key", "x"), ("X-MS-CLIENT-PRINCIPAL", "e30="), ("X-Long", new string('x', 8000)),
    ];

    /// <summary>Values that no header may have; the server answers those by itself.</summary>
    private static readonly string[] BrokenValues = ["\0", "a\u0001b", "\u00ff", "\u00c0\u00af", "\u00ed\u00a0\u0080", "a\r\n b", "a\rb", "a\nX-Injected: 1", "\u007f", new string('x', 40_000)];

    private static readonly string[] BrokenNames = ["", " ", "a b", "a:", "\u00d3\u00a8", "\0", "a\u0001", "(x)", ":", "@"];

    public static void Apply(Message message, Choices choices)
    {
        for (var left = choices.Weighted((5, 1), (2, 2), (1, 4)); left > 0; left--)
        {
            Change(message, choices);
        }
    }

    private static void Change(Message message, Choices choices)
    {
        // Another change may have taken them all.
        switch (message.Headers.Count == 0 ? 0 : choices.Below(20))
        {
            case 0 or 1:
                message.Set("Content-Type", choices.Of(Types));
                break;
            case 2 or 3:
                message.Set("If-Match", choices.Of(Tags));
                break;
            case 4 or 5:
                message.Set("If-None-Match", choices.Of(Tags));
                break;
            case 6 or 7 or 8:
                message.Headers.Add(("Idempotency-Key", Key(choices)));
                break;
            case 9:
                message.Set("Authorization", choices.Of(Tokens));
                break;
            case 10:
                Repeat(message, choices);
                break;
            case 11:
                message.Headers.RemoveAt(choices.Below(message.Headers.Count));
                message.IsBroken |= message.Header("Host") is null;
                break;
            case 12:
                Break(message, choices);
                break;
            case 13:
                message.Headers.AddRange(Enumerable.Range(0, choices.Of([20, 80])).Select(i => ($"X-Many-{i}", "1")));
                break;
            case 14:
                // Visible bytes of UTF-8: allowed in a value, and no key, tag or token has any.
                message.Set(choices.Of(["Idempotency-Key", "If-Match", "If-None-Match", "Authorization", "Content-Type", "Accept-Language"]), Message.Bytes(choices.Of(["Ө", "अ", "\"Ө\"", "Bearer Ө", "😀"])));
                break;
            default:
                message.Headers.Add(choices.Of(Others));
                break;
        }
    }

    /// <summary>A few keys come again and again, with other requests.</summary>
    private static string Key(Choices choices) => choices.Weighted(
        (6, $"key-{choices.Below(40)}"), (2, new string('k', choices.Of([1, 254, 255, 256, 4000]))), (1, "with space"), (1, ""), (1, "a\tb"), (1, "\"key\""), (1, "~!@#$%^&*()"), (1, "a, b"));

    private static void Repeat(Message message, Choices choices)
    {
        var (name, value) = choices.Of(message.Headers);
        message.Headers.Add((choices.OneIn(2) ? name : name.ToUpperInvariant(), choices.OneIn(2) ? value : "x"));
        message.IsBroken |= name.Equals("Host", StringComparison.OrdinalIgnoreCase);
    }

    private static void Break(Message message, Choices choices)
    {
        message.IsBroken = true;
        switch (choices.Below(5))
        {
            case 0:
                message.Headers.Add((choices.Of(BrokenNames), "1"));
                break;
            case 1:
                message.Headers.AddRange(Enumerable.Range(0, 200).Select(i => ($"X-Many-{i}", "1")));
                break;
            case 2:
                message.Set("Host", choices.Of(["", "a b", "a/b", "a,b", "[::1", "a:b:c", "a:99999999", "@", "\u00d3\u00a8"]));
                break;
            default:
                message.Headers.Add((choices.Of(["X-Odd", "Idempotency-Key", "If-Match", "If-None-Match", "Content-Type", "Accept", "X-Forwarded-For"]), choices.Of(BrokenValues)));
                break;
        }
    }
}
