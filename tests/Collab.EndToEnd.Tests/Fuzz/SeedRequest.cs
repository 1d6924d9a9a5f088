using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Collab.EndToEnd.Tests.Fuzz;

/// <summary>
/// A request of the corpus: <c>201 POST /api/v1/collaborations</c>, headers, an empty line, the body. Words in braces such as
/// <c>{home}</c> are filled in from the register it is sent to, and <c>{x01}</c> is the byte 01. One with <c>Transfer-Encoding</c> or
/// <c>Content-Length</c> of its own is sent with the body as it is framed there.
/// </summary>
internal sealed partial record SeedRequest(
    string File, IReadOnlyList<int> Expected, string Method, string Target, IReadOnlyList<(string Name, string Value)> Headers, string Body)
{
    /// <summary>Reads a file of the corpus: comments, then one request, or several with a line <c>---</c> between them.</summary>
    public static IReadOnlyList<SeedRequest> ReadFile(string path)
    {
        var name = Path.GetFileNameWithoutExtension(path);
        var lines = System.IO.File.ReadAllText(path).Split('\n').SkipWhile(l => l.StartsWith('#'));
        return [.. string.Join('\n', lines).Split("\n---\n").Select(text => Read(name, text))];
    }

    /// <summary>The request with its placeholders filled in.</summary>
    public Message Fill(IReadOnlyDictionary<string, string> values)
    {
        var message = new Message(Method, Filled(Target, values)) { Body = Encoding.UTF8.GetBytes(FilledText(Body, values)) };
        message.Headers.AddRange(Headers.Select(h => (h.Name, Filled(h.Value, values))));
        if (message.Header("Transfer-Encoding") is not null || message.Header("Content-Length") is not null)
        {
            message.Framed = Encoding.UTF8.GetBytes(FilledText(Body, values).ReplaceLineEndings("\r\n"));
            message.IsFramed = message.IsBroken = true;
        }

        return message;
    }

    private static SeedRequest Read(string file, string text)
    {
        var end = text.IndexOf("\n\n", StringComparison.Ordinal);
        var head = (end < 0 ? text : text[..end]).Trim('\n').Split('\n');
        var first = head[0].Split(' ', 3);
        var expected = first[0].Split('|').Select(s => int.Parse(s, CultureInfo.InvariantCulture));
        var headers = head[1..].Select(h => h.Split(": ", 2)).Select(h => (h[0], h.Length > 1 ? h[1] : string.Empty));
        return new(file, [.. expected], first[1], first[2], [.. headers], end < 0 ? string.Empty : text[(end + 2)..].TrimEnd('\n'));
    }

    /// <summary>As characters that stand for bytes.</summary>
    private static string Filled(string text, IReadOnlyDictionary<string, string> values) => Byte().Replace(
        Message.Bytes(FilledText(text, values)),
        match => ((char)int.Parse(match.Groups[1].ValueSpan, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString());

    private static string FilledText(string text, IReadOnlyDictionary<string, string> values) =>
        Word().Replace(text, match => values.TryGetValue(match.Groups[1].Value, out var value) ? value : match.Value);

    [GeneratedRegex("\\{([a-z]+)\\}")]
    private static partial Regex Word();

    [GeneratedRegex("\\{x([0-9a-f]{2})\\}")]
    private static partial Regex Byte();
}
