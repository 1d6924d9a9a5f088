using System.IO.Compression;
using System.Text;

namespace Collab.EndToEnd.Tests.Fuzz;

/// <summary>Changes to a body's bytes, whatever they say.</summary>
internal static class BodyMutations
{
    private const int Large = 3 * 512 * 1024;

    private static readonly Encoding[] OtherEncodings = [Encoding.Unicode, Encoding.BigEndianUnicode, Encoding.UTF32, Encoding.Latin1];

    public static void Apply(Message message, Choices choices) => message.Body = Changed(message, message.Body, choices);

    private static byte[] Changed(Message message, byte[] body, Choices choices)
    {
        var at = choices.Below(body.Length + 1);
        switch (choices.Below(13))
        {
            case 0:
                return [];
            case 1:
                return body[..at];
            case 2:
                return [.. body, .. body];
            case 3:
                return [0xEF, 0xBB, 0xBF, .. body];
            case 4:
                return choices.Of(OtherEncodings).GetBytes(Encoding.UTF8.GetString(body));
            case 5:
                return [.. body[..at], .. choices.Of(OddTexts.NotUtf8), .. body[at..]];
            case 6:
                return [.. body[..at], (byte)choices.Below(256), .. body[at..]];
            case 7:
                return at == body.Length ? body : [.. body[..at], (byte)(body[at] ^ (1 << choices.Below(8))), .. body[(at + 1)..]];
            case 8:
                return choices.Noise(choices.Of([1, 16, 4096]));
            case 9:
                message.Set("Content-Encoding", choices.Of(["gzip", "identity", "br", "deflate, gzip"]));
                return Zipped(body);
            case 10:
                return [.. Encoding.ASCII.GetBytes(choices.Of([" \r\n\t", "//c\n", "\0", "\u001e", ")]}',\n"])), .. body];
            case 11:
                return choices.OneIn(8) ? [.. body, .. Enumerable.Repeat((byte)' ', Large)] : [.. body, .. "   \n"u8];
            default:
                return [.. body[..at], .. body[Math.Min(body.Length, at + choices.Below(20))..]];
        }
    }

    private static byte[] Zipped(byte[] body)
    {
        using var output = new MemoryStream();
        using (var zip = new GZipStream(output, CompressionLevel.Fastest))
        {
            zip.Write(body);
        }

        return output.ToArray();
    }
}
