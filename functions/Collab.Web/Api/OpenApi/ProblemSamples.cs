using Collab.Core.Results;
using Collab.Web.Api.Problems;
using Microsoft.AspNetCore.Http;

namespace Collab.Web.Api.OpenApi;

/// <summary>Problems as examples: made as the API makes them, so that status, type and title are the ones that are sent.</summary>
internal static class ProblemSamples
{
    public static Problem Unauthorized { get; } = Problem.OfStatus(StatusCodes.Status401Unauthorized);

    public static Problem NotFound { get; } = Problem.OfStatus(StatusCodes.Status404NotFound);

    public static Problem BadQuery { get; } = Problem.Malformed("unknown-parameter", "There is no query parameter 'colour' here.");

    public static Problem BadBody { get; } =
        Problem.Of(new Refusal.Invalid([new Fault("/startsOn", "type", "This field takes a date as text, like 2026-03-31.", Malformed: true)]));

    public static Problem Invalid { get; } = Problem.Of(new Refusal.Invalid(
    [
        new Fault("/title", "required", "This field is required.", Malformed: false),
        new Fault("/endsOn", "before-start", "This date is before startsOn (2026-03-31).", Malformed: false),
    ]));

    public static Problem TooLarge { get; } = Problem.TooLarge("A record may have 1048576 bytes.");

    public static Problem Stale { get; } = Problem.OfStatus(StatusCodes.Status412PreconditionFailed);

    public static Problem PreconditionRequired { get; } =
        Problem.PreconditionRequired("Say \"If-Match\" with the entity tag of the version that this request is for.");

    public static Problem KeyReused { get; } = Problem.Of(new Refusal.KeyReused());

    public static Problem UnsupportedMediaType(string wanted) => Problem.UnsupportedMediaType($"The body must be {wanted} in UTF-8.");

    /// <summary>A 409 of this operation's own.</summary>
    public static Problem Conflict(string code, string detail) => Problem.Of(new Refusal.Conflict(code, detail));

    /// <summary>All problems that the operation can answer with.</summary>
    public static IEnumerable<Problem> Of(OperationDescription operation, bool open)
    {
        yield return BadQuery;
        if (!open)
        {
            yield return Unauthorized;
            yield return Problem.TooManyRequests(1);
            yield return Problem.TooManyFailures(30);
            yield return Problem.IssuerUnavailable;
        }

        if (operation.Parameters.NameRecord)
        {
            yield return NotFound;
        }

        if (operation.Body is { } body)
        {
            yield return TooLarge;
            yield return UnsupportedMediaType(body.MediaType);
            if (body.Schema is not null)
            {
                yield return BadBody;
                yield return Invalid;
            }
        }

        if (operation.IsIdempotent)
        {
            yield return Problem.KeyInUse;
            yield return KeyReused;
        }

        if (operation.IsGuarded)
        {
            yield return PreconditionRequired;
            yield return Stale;
        }

        if (operation.UsesStore)
        {
            yield return Problem.StoreUnavailable;
        }

        if (operation.UsesStore || !open)
        {
            yield return Problem.Overloaded;
        }

        foreach (var own in operation.Problems)
        {
            yield return own;
        }
    }
}
