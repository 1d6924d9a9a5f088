using Collab.Web.Api.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Collab.Web.Api.Requests;

/// <summary>A request's body as an export, plain or packed. Whether it is one shows when it is read.</summary>
internal sealed class ImportInput(HttpRequest request, ApiOptions options)
{
    public const string Packed = "application/gzip";

    private const int BufferSize = 64 * 1024;

    /// <summary>The problem of a request whose body can't be taken at all, or null.</summary>
    public static Problem? Refuse(HttpRequest request, ApiOptions options, string? from) =>
        from is not null ? RefuseAnyBody(request)
        : ContentInput.Refuse(request)
        ?? (!IsPacked(request.ContentType) ? NdjsonInput.Refuse(request, options) : request.ContentLength > options.UploadBytes ? TooLarge(options) : null);

    /// <summary>Copies the body.</summary>
    /// <exception cref="BadHttpRequestException">The body breaks off, or is too long or too slow.</exception>
    public async Task CopyAsync(Stream output, CancellationToken cancellationToken)
    {
        var buffer = new byte[BufferSize];
        var left = (long)options.UploadBytes;
        for (int read; (read = await RequestBody.ReadAsync(request, buffer, cancellationToken)) > 0;)
        {
            left -= read;
            if (left < 0)
            {
                throw new BadHttpRequestException("The body is too long.", StatusCodes.Status413PayloadTooLarge);
            }

            await output.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
        }
    }

    private static Problem? RefuseAnyBody(HttpRequest request) => request.ContentLength > 0
        ? Problem.Malformed("body", "With the query parameter 'from' the export is read from the container of backups, and there is no body.")
        : null;

    private static Problem TooLarge(ApiOptions options) =>
        Problem.TooLarge($"A request may have {options.UploadBytes} bytes. Put the file into the container of backups and name it with the query parameter 'from'.");

    private static bool IsPacked(string? contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var type) && type.MediaType.Equals(Packed, StringComparison.OrdinalIgnoreCase);
}
