using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Collab.Core.Json;
using Collab.Web.Api.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Collab.Web.Api.Requests;

/// <summary>A request's body as JSON, in a buffer that goes back to the pool with <see cref="Dispose"/>.</summary>
internal sealed class JsonInput : IDisposable
{
    private const string Json = "application/json";
    private const int FirstBuffer = 4096;

    private byte[]? buffer;
    private int length;
    private JsonDocument? document;

    public JsonElement Root => document!.RootElement;

    /// <summary>Reads and parses the body; the problem with it, or null.</summary>
    public async ValueTask<Problem?> ReadAsync(HttpRequest request, int most, CancellationToken cancellationToken)
    {
        if (!IsJson(request.ContentType))
        {
            return Problem.UnsupportedMediaType($"The body must be {Json} in UTF-8.");
        }

        if (request.ContentLength > most || !await FillAsync(request, most, cancellationToken))
        {
            return Problem.TooLarge($"A record may have {most} bytes.");
        }

        return JsonBody.TryParse(buffer.AsMemory(0, length), out document, out var refusal) ? null : Problem.Of(refusal);
    }

    /// <summary>SHA-256 of method, path and body: what makes a repeated request the same one.</summary>
    public string HashWith(HttpRequest request)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{request.Method}\n{request.Path}\n"));
        hash.AppendData(buffer.AsSpan(0, length));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    public void Dispose()
    {
        document?.Dispose();
        if (buffer is { } rented)
        {
            buffer = null;
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    private static bool IsJson(string? contentType)
    {
        if (string.Equals(contentType, Json, StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        return MediaTypeHeaderValue.TryParse(contentType, out var type)
            && (type.MediaType.Equals(Json, StringComparison.OrdinalIgnoreCase) || type.Suffix.Equals("json", StringComparison.OrdinalIgnoreCase))
            && (!type.Charset.HasValue || type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase) || type.Charset.Equals("\"utf-8\"", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>False when the body turns out to be longer than <paramref name="most"/>; the rest of it stays unread.</summary>
    private async ValueTask<bool> FillAsync(HttpRequest request, int most, CancellationToken cancellationToken)
    {
        // One byte more than announced, so that the read that finds the end needs no larger buffer.
        buffer = ArrayPool<byte>.Shared.Rent((int)(request.ContentLength ?? FirstBuffer) + 1);
        while (true)
        {
            if (length == buffer.Length)
            {
                Grow();
            }

            var read = await RequestBody.ReadAsync(request, buffer.AsMemory(length), cancellationToken);
            if (read == 0)
            {
                return true;
            }

            length += read;
            if (length > most)
            {
                return false;
            }
        }
    }

    private void Grow()
    {
        var larger = ArrayPool<byte>.Shared.Rent(buffer!.Length * 2);
        buffer.AsSpan(0, length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(buffer);
        buffer = larger;
    }
}
