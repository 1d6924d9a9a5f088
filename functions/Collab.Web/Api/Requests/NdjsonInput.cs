using Collab.Core.Records;
using Collab.Web.Api.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace Collab.Web.Api.Requests;

/// <summary>A request's body as lines of JSON, read while it comes in.</summary>
internal sealed class NdjsonInput
{
    public const string ContentType = "application/x-ndjson";

    private static readonly string[] Taken = [ContentType, "application/ndjson", "application/jsonl"];

    private readonly HttpRequest request;
    private readonly int most;
    private long taken;

    /// <summary>
    /// Counts the bytes itself. Where the server finds a body too long it ends the connection at once, and what was answered by then may be
    /// lost on the way; a body that is only left unread it lets run out for some seconds.
    /// </summary>
    public NdjsonInput(HttpRequest request, ApiOptions options)
    {
        (this.request, most) = (request, options.UploadBytes);
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = null;
        }
    }

    /// <summary>The problem of a request whose body can't be taken at all, or null.</summary>
    public static Problem? Refuse(HttpRequest request, ApiOptions options) =>
        !IsNdjson(request.ContentType) ? Problem.UnsupportedMediaType($"The body must be {ContentType} in UTF-8.")
        : request.ContentLength > options.UploadBytes ? Problem.TooLarge(TooLarge(options.UploadBytes))
        : null;

    /// <summary>Reads on; see <see cref="RecordInput"/>.</summary>
    public async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        // At the limit one byte more tells whether the body ends there.
        var left = most - taken;
        var read = await ReadSomeAsync(buffer[..(int)Math.Min(buffer.Length, Math.Max(left, 1))], cancellationToken);
        taken += read;
        return taken <= most ? read : throw new InputBrokenOffException(LineFate.TooLarge, TooLarge(most));
    }

    private async ValueTask<int> ReadSomeAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        try
        {
            return await RequestBody.ReadAsync(request, buffer, cancellationToken);
        }
        catch (BadHttpRequestException bad) when (bad.StatusCode == StatusCodes.Status408RequestTimeout)
        {
            throw new InputBrokenOffException(LineFate.TooSlow, "The request's body came too slowly; the rest was not read.", bad);
        }
        catch (BadHttpRequestException bad)
        {
            // The body ends before it is whole, or its chunks are no chunks.
            throw new InputBrokenOffException(LineFate.Faulty, "The request's body breaks off.", bad);
        }
    }

    private static string TooLarge(int most) => $"A request may have {most} bytes; the rest was not read.";

    private static bool IsNdjson(string? contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var type)
        && Taken.Any(taken => type.MediaType.Equals(taken, StringComparison.OrdinalIgnoreCase))
        && (!type.Charset.HasValue || HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase));
}
