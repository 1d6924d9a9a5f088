using Collab.Core.Results;
using Microsoft.AspNetCore.Http;

namespace Collab.Web.Api.Problems;

/// <summary>
/// A refusal as HTTP tells it (RFC 9457). <paramref name="Code"/> is the last part of its type, which clients may rely on;
/// <paramref name="RetryAfter"/> is in seconds.
/// </summary>
internal sealed record Problem(int Status, string Code, string Title, string? Detail = null, IReadOnlyList<Fault>? Errors = null, int? RetryAfter = null)
{
    private const int StoreRetrySeconds = 2;
    private const int IssuerRetrySeconds = 10;
    private const int ImportRetrySeconds = 10;
    private const int OverloadRetrySeconds = 2;

    public static Problem KeyInUse { get; } = new(
        StatusCodes.Status409Conflict, "idempotency-key-in-use", "The first request with this idempotency key is still running", RetryAfter: 1);

    public static Problem StoreUnavailable { get; } = new(
        StatusCodes.Status503ServiceUnavailable, "storage-unavailable", "The storage can't be reached at the moment", RetryAfter: StoreRetrySeconds);

    public static Problem ImportUnfinished { get; } = new(
        StatusCodes.Status503ServiceUnavailable,
        "import-unfinished",
        "An import was begun and isn't finished",
        "The register is half there. Where the import still runs, wait; where it was broken off, send the same export to /api/v1/import again.",
        RetryAfter: ImportRetrySeconds);

    /// <summary>The process has as many requests as it takes; nothing of this one was done.</summary>
    public static Problem Overloaded { get; } = new(
        StatusCodes.Status503ServiceUnavailable, "overloaded", "Collab has more to do than it can at the moment", RetryAfter: OverloadRetrySeconds);

    public static Problem IssuerUnavailable { get; } = new(
        StatusCodes.Status503ServiceUnavailable, "issuer-unavailable", "The token's issuer can't be reached at the moment", RetryAfter: IssuerRetrySeconds);

    /// <summary>An upload address that isn't signed by us, or whose time is over: the two can't be told apart.</summary>
    public static Problem WrongAddress { get; } = new(
        StatusCodes.Status403Forbidden, "wrong-upload-address", "This upload address isn't good, or not any more");

    /// <summary>The client is over its rate.</summary>
    public static Problem TooManyRequests(int retryAfter) =>
        new(StatusCodes.Status429TooManyRequests, "too-many-requests", "This client sends more than it may", RetryAfter: retryAfter);

    /// <summary>The address has sent too many wrong tokens; a right one is still taken.</summary>
    public static Problem TooManyFailures(int retryAfter) =>
        new(StatusCodes.Status429TooManyRequests, "too-many-failed-sign-ins", "Too many wrong tokens came from this address", RetryAfter: retryAfter);

    public static Problem Of(Refusal refusal) => refusal switch
    {
        Refusal.Invalid invalid when invalid.Faults.Any(f => f.Malformed) => Malformed(invalid.Faults),
        Refusal.Invalid invalid => new(StatusCodes.Status422UnprocessableEntity, "invalid", "The record breaks rules of the register", Errors: invalid.Faults),
        Refusal.NotFound missing => OfStatus(StatusCodes.Status404NotFound) with { Detail = missing.Detail },
        Refusal.Conflict conflict => new(StatusCodes.Status409Conflict, conflict.Code, "The state of the register doesn't allow it", conflict.Detail),
        Refusal.Stale => OfStatus(StatusCodes.Status412PreconditionFailed),
        Refusal.KeyReused => new(
            StatusCodes.Status422UnprocessableEntity, "idempotency-key-reused", "This idempotency key was used before with another request"),
        _ => throw new InvalidOperationException("There is another refusal."),
    };

    public static Problem Malformed(IReadOnlyList<Fault> faults) =>
        new(StatusCodes.Status400BadRequest, "malformed", "The request is malformed", Errors: faults);

    /// <summary>One thing wrong with the request itself, outside its body.</summary>
    public static Problem Malformed(string code, string detail) => Malformed([new Fault(string.Empty, code, detail, Malformed: true)]);

    public static Problem TooLarge(string detail) => OfStatus(StatusCodes.Status413PayloadTooLarge) with { Detail = detail };

    public static Problem UnsupportedMediaType(string detail) => OfStatus(StatusCodes.Status415UnsupportedMediaType) with { Detail = detail };

    public static Problem PreconditionRequired(string detail) => OfStatus(StatusCodes.Status428PreconditionRequired) with { Detail = detail };

    /// <summary>The problem of a status that says enough by itself.</summary>
    public static Problem OfStatus(int status) => status switch
    {
        StatusCodes.Status400BadRequest => new(status, "malformed", "The request is malformed"),
        StatusCodes.Status401Unauthorized => new(status, "unauthorized", "A valid token is needed"),
        StatusCodes.Status404NotFound => new(status, "not-found", "There is nothing here"),
        StatusCodes.Status405MethodNotAllowed => new(status, "method-not-allowed", "This resource doesn't take that method"),
        StatusCodes.Status408RequestTimeout => new(status, "request-timeout", "The request's body came too slowly"),
        StatusCodes.Status412PreconditionFailed => new(status, "precondition-failed", "The record has changed, or exists already"),
        StatusCodes.Status413PayloadTooLarge => new(status, "too-large", "The request is too large"),
        StatusCodes.Status415UnsupportedMediaType => new(status, "unsupported-media-type", "This resource doesn't take that media type"),
        StatusCodes.Status428PreconditionRequired => new(status, "precondition-required", "The request must say which version it is for"),
        StatusCodes.Status500InternalServerError => new(status, "internal-error", "Something went wrong here"),
        _ => new(status, "error", "The request can't be answered"),
    };
}
