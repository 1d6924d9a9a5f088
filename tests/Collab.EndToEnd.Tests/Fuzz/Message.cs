using System.Globalization;
using System.Text;

namespace Collab.EndToEnd.Tests.Fuzz;

/// <summary>
/// A request as it goes over the wire, right or wrong. Target and headers are bytes, written as the characters U+0000–U+00FF, so that
/// nothing on the way mends them.
/// </summary>
internal sealed class Message(string method, string target)
{
    /// <summary>A little below the limits of Kestrel: 8 KiB of request line, 100 headers, 32 KiB of them.</summary>
    private const int MostTarget = 8_000;
    private const int MostHeaders = 95;
    private const int MostHeaderBytes = 30_000;

    private static readonly string[] FunctionMethods = ["GET", "PUT", "POST", "PATCH", "DELETE", "HEAD", "OPTIONS"];

    public string Method { get; set; } = method;

    public string Target { get; set; } = target;

    public string Version { get; set; } = "HTTP/1.1";

    public List<(string Name, string Value)> Headers { get; } = [];

    public byte[] Body { get; set; } = [];

    /// <summary>The whole of what is sent where it isn't put together from the parts.</summary>
    public byte[]? Raw { get; set; }

    /// <summary>The body's frame as it is sent, where it isn't <c>Content-Length</c> and the body.</summary>
    public byte[]? Framed { get; set; }

    /// <summary>No <c>Content-Length</c> is added.</summary>
    public bool IsFramed { get; set; }

    /// <summary>The message is no HTTP, or beyond the server's limits: the server may refuse it by itself, without a body, or hang up.</summary>
    public bool IsBroken
    {
        get => field || Target.Length > MostTarget || Headers.Count > MostHeaders || Headers.Sum(h => h.Name.Length + h.Value.Length) > MostHeaderBytes;
        set;
    }

    /// <summary>The server would wait for more: the sending side is closed behind it.</summary>
    public bool EndsEarly { get; set; }

    /// <summary>The address is outside the app's; the host answers it with a bare 404.</summary>
    public bool IsElsewhere { get; set; }

    /// <summary>Nothing but the host sees a method that no function has.</summary>
    public bool MayMissTheApp => IsElsewhere || !FunctionMethods.Contains(Method, StringComparer.OrdinalIgnoreCase);

    /// <summary>The text's UTF-8 bytes, as characters.</summary>
    public static string Bytes(string text) => Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(text));

    public string? Header(string name) =>
        Headers.Where(h => h.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(h => h.Value).FirstOrDefault();

    public void Set(string name, string value)
    {
        Remove(name);
        Headers.Add((name, value));
    }

    public void Remove(string name) => Headers.RemoveAll(h => h.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    public byte[] ToBytes()
    {
        if (Raw is not null)
        {
            return Raw;
        }

        var head = new StringBuilder($"{Method} {Target} {Version}\r\n");
        foreach (var (name, value) in Headers)
        {
            head.Append(name).Append(": ").Append(value).Append("\r\n");
        }

        if (!IsFramed && (Body.Length > 0 || Method is "POST" or "PUT" or "PATCH"))
        {
            head.Append(CultureInfo.InvariantCulture, $"Content-Length: {Body.Length}\r\n");
        }

        head.Append("\r\n");
        return [.. Encoding.Latin1.GetBytes(head.ToString()), .. Framed ?? Body];
    }

    /// <summary>The beginning of what is sent, with every byte that isn't plain text as <c>{xNN}</c>, as the corpus writes it.</summary>
    public override string ToString()
    {
        const int Most = 3000;
        var bytes = ToBytes();
        var text = new StringBuilder();
        foreach (var b in bytes.AsSpan(0, Math.Min(bytes.Length, Most)))
        {
            _ = b is (byte)'\n' or >= (byte)' ' and < 0x7f ? text.Append((char)b)
                : b == '\r' ? text
                : text.Append(CultureInfo.InvariantCulture, $"{{x{b:x2}}}");
        }

        return bytes.Length > Most ? $"{text}… ({bytes.Length} bytes)" : text.ToString();
    }
}
