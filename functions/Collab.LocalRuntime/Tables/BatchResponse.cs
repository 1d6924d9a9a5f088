using System.Globalization;
using System.Text;

namespace Azure.Data.Tables;

/// <summary>Takes a transaction's answer apart: an HTTP response for each change, or one for the change that was refused.</summary>
internal static class BatchResponse
{
    /// <summary>The responses in the order of the changes.</summary>
    /// <remarks>
    /// Goes by lines: a response begins at "HTTP/1.", has headers up to an empty line, and its content ends at the next boundary, which
    /// begins with "--" as JSON never does.
    /// </remarks>
    public static List<Response> Parse(ReadOnlySpan<byte> body, string clientRequestId)
    {
        var responses = new List<Response>();
        while (TryReadLine(ref body, out var line))
        {
            if (line.StartsWith("HTTP/1."u8))
            {
                responses.Add(ReadResponse(line, ref body, clientRequestId));
            }
        }

        return responses;
    }

    private static BatchedResponse ReadResponse(scoped ReadOnlySpan<byte> statusLine, ref ReadOnlySpan<byte> body, string clientRequestId)
    {
        var parts = Encoding.ASCII.GetString(statusLine).Split(' ', 3);
        var status = int.Parse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture);
        var headers = new List<KeyValuePair<string, string>>(8);
        while (TryReadLine(ref body, out var line) && line.Length > 0)
        {
            var colon = line.IndexOf((byte)':');
            if (colon > 0)
            {
                headers.Add(new(Encoding.UTF8.GetString(line[..colon]), Encoding.UTF8.GetString(line[(colon + 1)..]).Trim()));
            }
        }

        return new BatchedResponse(status, parts.Length > 2 ? parts[2] : "", headers, ReadContent(ref body), clientRequestId);
    }

    private static byte[] ReadContent(ref ReadOnlySpan<byte> body)
    {
        var rest = body;
        var length = 0;
        while (!rest.IsEmpty && !rest.StartsWith("--"u8))
        {
            TryReadLine(ref rest, out _);
            length = body.Length - rest.Length;
        }

        var content = body[..length].Trim("\r\n"u8).ToArray();
        body = rest;
        return content;
    }

    private static bool TryReadLine(ref ReadOnlySpan<byte> rest, out ReadOnlySpan<byte> line)
    {
        if (rest.IsEmpty)
        {
            line = default;
            return false;
        }

        var end = rest.IndexOf((byte)'\n');
        line = (end < 0 ? rest : rest[..end]).TrimEnd((byte)'\r');
        rest = end < 0 ? default : rest[(end + 1)..];
        return true;
    }
}
