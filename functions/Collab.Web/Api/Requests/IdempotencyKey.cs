using Collab.Web.Api.Problems;
using Microsoft.AspNetCore.Http;

namespace Collab.Web.Api.Requests;

/// <summary>The request header <c>Idempotency-Key</c>: 1–255 visible ASCII characters.</summary>
internal static class IdempotencyKey
{
    public const string Header = "Idempotency-Key";

    private const int Most = 255;

    /// <summary>The problem of a request with a key where none is taken, or null.</summary>
    public static Problem? Refuse(HttpRequest request) => request.Headers.ContainsKey(Header)
        ? Problem.Malformed("idempotency-key", $"{Header} isn't taken here: the answer holds a secret, which is kept nowhere and can't be given again.")
        : null;

    /// <summary>The problem with the header, or null; <paramref name="key"/> is null when there is none.</summary>
    public static Problem? Read(HttpRequest request, out string? key)
    {
        key = null;
        if (!request.Headers.TryGetValue(Header, out var values))
        {
            return null;
        }

        if (values is not [{ Length: > 0 and <= Most } value] || value.AsSpan().ContainsAnyExceptInRange('!', '~'))
        {
            return Problem.Malformed("idempotency-key", $"{Header} must be one value of 1 to {Most} visible ASCII characters.");
        }

        key = value;
        return null;
    }
}
