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

    /// <summary>Takes the next line off, without its end; false when nothing is left.</summary>
    public static bool TryReadLine(ref ReadOnlySpan<byte> rest, out ReadOnlySpan<byte> line)
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

    private static BatchedResponse ReadResponse(scoped ReadOnlySpan<byte> statusLine, ref ReadOnlySpan<byte> body, string clientRequestId)
    {
        var afterVersion = statusLine[(statusLine.IndexOf((byte)' ') + 1)..];
        var end = afterVersion.IndexOf((byte)' ');
        var status = int.Parse(end < 0 ? afterVersion : afterVersion[..end], NumberStyles.None, CultureInfo.InvariantCulture);
        var reason = end < 0 ? "" : Encoding.ASCII.GetString(afterVersion[(end + 1)..]);
        var headers = body;
        while (TryReadLine(ref body, out var line) && line.Length > 0)
        {
        }

        return new BatchedResponse(status, reason, headers[..^body.Length].ToArray(), ReadContent(ref body), clientRequestId);
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
}
