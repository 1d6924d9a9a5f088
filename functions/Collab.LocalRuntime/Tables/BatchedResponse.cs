using System.Diagnostics.CodeAnalysis;
using System.Text;
using Azure.Core;

namespace Azure.Data.Tables;

/// <summary>The response to one change of a transaction. Its headers stay bytes: of a dozen one is asked for, the tag.</summary>
internal sealed class BatchedResponse(
    int status,
    string reason,
    byte[] headers,
    byte[] content,
    string clientRequestId) : Response
{
    private Stream? _stream = new MemoryStream(content, 0, content.Length, writable: false, publiclyVisible: true);

    public override int Status => status;

    public override string ReasonPhrase => reason;

    public override bool IsError => status >= 400;

    public override Stream? ContentStream
    {
        get => _stream;
        set => _stream = value;
    }

    public override string ClientRequestId { get; set; } = clientRequestId;

    public override void Dispose()
    {
        // Nothing but memory.
    }

    protected override bool ContainsHeader(string name) => TryGetHeader(name, out _);

    protected override IEnumerable<HttpHeader> EnumerateHeaders() => All();

    protected override bool TryGetHeader(string name, [NotNullWhen(true)] out string? value)
    {
        ReadOnlySpan<byte> rest = headers;
        while (BatchResponse.TryReadLine(ref rest, out var line))
        {
            var colon = line.IndexOf((byte)':');
            if (colon > 0 && Ascii.EqualsIgnoreCase(line[..colon], name))
            {
                value = Value(line, colon);
                return true;
            }
        }

        value = null;
        return false;
    }

    protected override bool TryGetHeaderValues(string name, [NotNullWhen(true)] out IEnumerable<string>? values)
    {
        var found = All().Where(h => h.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(h => h.Value).ToArray();
        values = found.Length == 0 ? null : found;
        return values is not null;
    }

    private static string Value(ReadOnlySpan<byte> line, int colon) => Encoding.UTF8.GetString(line[(colon + 1)..]).Trim();

    private List<HttpHeader> All()
    {
        var all = new List<HttpHeader>();
        ReadOnlySpan<byte> rest = headers;
        while (BatchResponse.TryReadLine(ref rest, out var line))
        {
            var colon = line.IndexOf((byte)':');
            if (colon > 0)
            {
                all.Add(new(Encoding.UTF8.GetString(line[..colon]), Value(line, colon)));
            }
        }

        return all;
    }
}
