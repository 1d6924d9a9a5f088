using Collab.Core.Records;
using Collab.Web.Api.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Collab.Web.Api.Requests;

/// <summary>A request's body as lines of JSON, read while it comes in.</summary>
internal sealed class NdjsonInput(HttpRequest request)
{
    public const string ContentType = "application/x-ndjson";

    private static readonly string[] Taken = [ContentType, "application/ndjson", "application/jsonl"];

    /// <summary>The problem of a request whose body can't be taken at all, or null.</summary>
    public static Problem? Refuse(HttpRequest request, ApiOptions options) =>
        !IsNdjson(request.ContentType) ? Problem.UnsupportedMediaType($"The body must be {ContentType} in UTF-8.")
        : request.ContentLength > options.UploadBytes ? Problem.TooLarge(TooLarge(options))
        : null;

    /// <summary>Reads on; see <see cref="RecordInput"/>.</summary>
    public async ValueTask<int> ReadAsync(Memory<byte> buffer, ApiOptions options, CancellationToken cancellationToken)
    {
        try
        {
            return await RequestBody.ReadAsync(request, buffer, cancellationToken);
        }
        catch (BadHttpRequestException bad) when (bad.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            throw new InputBrokenOffException(LineFate.TooLarge, TooLarge(options), bad);
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

    private static string TooLarge(ApiOptions options) => $"A request may have {options.UploadBytes} bytes; the rest was not read.";

    private static bool IsNdjson(string? contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var type)
        && Taken.Any(taken => type.MediaType.Equals(taken, StringComparison.OrdinalIgnoreCase))
        && (!type.Charset.HasValue || HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase));
}
