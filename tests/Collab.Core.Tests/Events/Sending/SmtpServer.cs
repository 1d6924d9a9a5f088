using System.Collections.Concurrent;
using System.Text;

namespace Collab.Core.Tests.Events.Sending;

/// <summary>A mail that a server took: the recipients whom it was taken for, and its lines.</summary>
internal sealed record TakenMail(IReadOnlyList<string> Recipients, string Lines)
{
    public string Header(string name) =>
        Lines[..Lines.IndexOf("\r\n\r\n", StringComparison.Ordinal)].Replace("\r\n ", " ", StringComparison.Ordinal).Split("\r\n")
            .Single(l => l.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase))[(name.Length + 1)..].Trim();

    /// <summary>The subject as people read it: its encoded words (RFC 2047) put together.</summary>
    public string Subject => string.Concat(Header("Subject").Split(' ').Select(word => word.Split('?') is [_, _, "B" or "b", var text, _]
        ? Encoding.UTF8.GetString(Convert.FromBase64String(text))
        : word));

    public string Text => Encoding.UTF8.GetString(Convert.FromBase64String(Lines[Lines.IndexOf("\r\n\r\n", StringComparison.Ordinal)..])).ReplaceLineEndings("\n");
}

/// <summary>A mail server on this machine that takes mail, or refuses recipients with the code it was told to.</summary>
internal sealed class SmtpServer : IAsyncDisposable
{
    private readonly ConcurrentQueue<TakenMail> taken = new();
    private readonly RawServer server;

    public SmtpServer() => server = new(SpeakAsync);

    public int Port => server.Port;

    public IReadOnlyList<TakenMail> Taken => [.. taken];

    /// <summary>The code for a recipient: 250, or a refusal.</summary>
    public Func<string, int> For { get; set; } = _ => 250;

    public ValueTask DisposeAsync() => server.DisposeAsync();

    private async Task SpeakAsync(Stream stream, CancellationToken closing)
    {
        using var reader = new StreamReader(stream, Encoding.UTF8);
        await using var writer = new StreamWriter(stream, new UTF8Encoding(false)) { NewLine = "\r\n", AutoFlush = true };
        await writer.WriteLineAsync("220 mail.example.org");
        var recipients = new List<string>();
        while (await reader.ReadLineAsync(closing) is { } line)
        {
            switch (line.Split(' ', ':')[0].ToUpperInvariant())
            {
                case "RCPT":
                    var recipient = line[(line.IndexOf('<', StringComparison.Ordinal) + 1)..line.IndexOf('>', StringComparison.Ordinal)];
                    if (For(recipient) == 250)
                    {
                        recipients.Add(recipient);
                    }

                    await writer.WriteLineAsync($"{For(recipient)} {recipient}");
                    break;
                case "DATA":
                    await writer.WriteLineAsync("354 go on");
                    var lines = new StringBuilder();
                    while (await reader.ReadLineAsync(closing) is { } text and not ".")
                    {
                        lines.Append(text.StartsWith('.') ? text[1..] : text).Append("\r\n");
                    }

                    taken.Enqueue(new([.. recipients], lines.ToString()));
                    await writer.WriteLineAsync("250 taken");
                    break;
                case "QUIT":
                    await writer.WriteLineAsync("221 bye");
                    return;
                default:
                    await writer.WriteLineAsync("250 fine");
                    break;
            }
        }
    }
}
