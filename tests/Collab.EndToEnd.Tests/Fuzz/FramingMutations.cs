using System.Globalization;
using System.Text;

namespace Collab.EndToEnd.Tests.Fuzz;

/// <summary>Changes to how a message is framed: lengths, chunks, request line, and a second request hidden behind the first.</summary>
internal static class FramingMutations
{
    /// <summary>What a smuggled request would make; nobody else makes an institution with this name.</summary>
    public const string Smuggled = "smuggled";

    private static readonly string[] Lengths = ["", "-1", "+5", "0x10", "5, 5", "5, 6", "1e3", "5 5", "99999999999999999999", "9223372036854775807", "999999999999", "٥"];

    private static readonly string[] Codings = ["gzip", "chunked, gzip", "gzip, chunked", "chunked, chunked", "xchunked", "chunked;x=1", "identity", "", "\tchunked", "Chunked ", "\"chunked\""];

    private static readonly string[] BrokenChunks =
    [
        "zz\r\n{}\r\n0\r\n\r\n", "-1\r\n{}\r\n0\r\n\r\n", "FFFFFFFFFFFFFFFF\r\n{}\r\n0\r\n\r\n", "2\r\n{}0\r\n\r\n", "2\n{}\n0\n\n", "2\r\n{}\r\n", "2", "", "0\r\n", "2 \r\n{}\r\n0\r\n\r\n",
        "2;\0\r\n{}\r\n0\r\n\r\n", "7fffffff\r\n{}", "0x2\r\n{}\r\n0\r\n\r\n", "0\r\nX: 1\r\n", "0\r\n: 1\r\n\r\n",
    ];

    private static readonly string[] BrokenVersions = ["HTTP/0.9", "HTTP/2.0", "HTTP/3", "HTTP/1.2", "HTTP/1.1x", "HTTP/1", "http/1.1", "HTTPS/1.1", "", " HTTP/1.1", "HTTP/11"];

    private static readonly string[] Methods = ["GET", "HEAD", "OPTIONS", "PUT", "POST", "PATCH", "DELETE", "BREW", "TRACE", "PROPFIND", "get", "Post", "M-SEARCH", new string('M', 200)];

    private static readonly string[] BrokenMethods = ["", "GE T", "G\0T", "GET\t", "\u00d3\u00a8", "\u0016\u0003\u0001", "PRI", "(GET)", "CONNECT"];

    public static void Apply(Message message, Choices choices)
    {
        switch (choices.Below(12))
        {
            case 0 or 1 or 2:
                Chunk(message, choices);
                break;
            case 3:
                message.Version = "HTTP/1.0";
                break;
            case 4:
                message.Method = choices.Of(Methods);
                break;
            case 5:
                BreakLength(message, choices);
                break;
            case 6:
                BreakCoding(message, choices);
                break;
            case 7:
                Framed(message, "Transfer-Encoding", "chunked", Encoding.UTF8.GetBytes(choices.Of(BrokenChunks)), endsEarly: true);
                break;
            case 8:
                BreakLine(message, choices);
                break;
            case 9:
                Smuggle(message, choices);
                break;
            case 10:
                BreakEnds(message, choices);
                break;
            default:
                // The body comes later than asked for, or never: the client waits for 100 Continue in vain.
                message.Set("Expect", choices.Of(["100-continue", "100-Continue", "200-ok", ""]));
                break;
        }
    }

    /// <summary>Right chunks of odd sizes, with extensions and trailers.</summary>
    private static void Chunk(Message message, Choices choices)
    {
        var output = new List<byte>();
        var most = choices.Of([1, 7, 1000, 70_000]);
        var body = message.Body.Length > 100_000 ? message.Body[..100_000] : message.Body;
        for (var at = 0; at < body.Length;)
        {
            var length = Math.Min(body.Length - at, choices.Between(1, most));
            output.AddRange(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{length:x}{(choices.OneIn(9) ? ";ext=1" : "")}\r\n")));
            output.AddRange(body.AsSpan(at, length));
            output.AddRange("\r\n"u8);
            at += length;
        }

        output.AddRange(choices.OneIn(3) ? "0\r\nX-Trailer: 1\r\nAuthorization: Bearer x\r\n\r\n"u8 : "0\r\n\r\n"u8);
        message.Body = body;
        message.Framed = [.. output];
        message.IsFramed = true;
        message.Headers.Add(("Transfer-Encoding", "chunked"));
    }

    private static void BreakLength(Message message, Choices choices)
    {
        var length = message.Body.Length;
        switch (choices.Below(4))
        {
            case 0:
                Framed(message, "Content-Length", Number(length + choices.Of([1, 1000, 1_000_000])), message.Body, endsEarly: true);
                break;
            case 1:
                Framed(message, "Content-Length", Number(choices.Below(length + 1)), message.Body, endsEarly: false);
                break;
            case 2:
                message.Headers.Add(("Content-Length", Number(length + 3)));
                Framed(message, "Content-Length", Number(length), message.Body, endsEarly: true);
                break;
            default:
                Framed(message, "Content-Length", Message.Bytes(choices.Of(Lengths)), message.Body, endsEarly: true);
                break;
        }
    }

    private static void BreakCoding(Message message, Choices choices) =>
        Framed(message, choices.OneIn(4) ? "Transfer-Encoding " : "Transfer-Encoding", choices.Of(Codings), [.. message.Body, .. "0\r\n\r\n"u8], endsEarly: true);

    private static void BreakLine(Message message, Choices choices)
    {
        message.IsBroken = true;
        message.EndsEarly = true;
        switch (choices.Below(4))
        {
            case 0:
                message.Version = choices.Of(BrokenVersions);
                break;
            case 1:
                message.Method = choices.Of(BrokenMethods);
                break;
            case 2:
                message.IsElsewhere = true;
                message.Target = choices.Of(["*", "", "x", "http://", $"http://other.example{message.Target}", "//", "?", "#", "https://[::1/", "other.example:443", $"{message.Target}#x"]);
                break;
            default:
                message.Method = choices.Of(["\r\n", "\n", " ", "\t", "\0"]) + message.Method;
                break;
        }
    }

    /// <summary>Two lengths that disagree, so that a second request begins where one of them ends.</summary>
    private static void Smuggle(Message message, Choices choices)
    {
        const string Body = """{"names":{"en":"x"},"kind":"university","country":"MN"}""";
        var second = $"PUT /api/v1/institutions/{Smuggled} HTTP/1.1\r\nHost: x\r\nAuthorization: {message.Header("Authorization")}\r\n"
            + $"If-None-Match: *\r\nContent-Type: application/json\r\nContent-Length: {Number(Body.Length)}\r\n\r\n{Body}";
        var hidden = Encoding.Latin1.GetBytes("0\r\n\r\n" + second);
        message.Headers.Add(("Content-Length", Number(choices.OneIn(2) ? hidden.Length : 5)));
        Framed(message, choices.Of(["Transfer-Encoding", "Transfer-Encoding", "transfer-encoding"]), choices.Of(["chunked", "chunked", "chunked, identity", "x"]), hidden, endsEarly: true);
    }

    private static void BreakEnds(Message message, Choices choices)
    {
        var bytes = message.ToBytes();
        message.IsBroken = true;
        message.IsElsewhere = true;
        message.EndsEarly = true;
        message.Raw = choices.Below(4) switch
        {
            0 => bytes[..choices.Below(bytes.Length)],
            1 => Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(bytes).Replace("\r\n", choices.Of(["\n", "\r"]), StringComparison.Ordinal)),
            2 => [.. choices.Noise(choices.Of([1, 100, 5000])), .. bytes],
            _ => [.. bytes[..^Math.Min(bytes.Length, message.Body.Length + 2)], .. Encoding.ASCII.GetBytes(choices.Of([" folded\r\n", "no-colon\r\n", "a : b\r\n", ": b\r\n"])), .. "\r\n"u8],
        };
    }

    private static void Framed(Message message, string name, string value, byte[] body, bool endsEarly)
    {
        message.Headers.Add((name, value));
        message.Framed = body;
        message.IsFramed = true;
        message.IsBroken = true;
        message.EndsEarly = endsEarly;
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
