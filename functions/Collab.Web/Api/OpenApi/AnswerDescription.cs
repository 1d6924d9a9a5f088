namespace Collab.Web.Api.OpenApi;

/// <summary>A response that is no problem. Without a media type it has no body; without a schema its body is text or bytes.</summary>
internal sealed record AnswerDescription(int Status, string Text)
{
    public string? MediaType { get; init; }

    public SchemaOf? Schema { get; init; }

    public IReadOnlyList<Example> Examples { get; init; } = [];

    public IReadOnlyList<AnswerHeader> Headers { get; init; } = [];
}

/// <summary>A header of a response.</summary>
internal sealed record AnswerHeader(string Name, string Text, string Sample)
{
    public static AnswerHeader ETag { get; } = new("ETag", "The record's version, to be sent in If-Match and If-None-Match.", "\"3\"");

    public static AnswerHeader Location { get; } = new("Location", "Where the record is to be found.", "/api/v1/institutions/mn-national-medical-university");

    public static AnswerHeader Link { get; } = new(
        "Link", "The next page (RFC 8288); absent on the last.", "</api/v1/institutions?limit=50&cursor=bm1jX05cVw>; rel=\"next\"");

    public static AnswerHeader Replayed { get; } = new(
        "Idempotent-Replayed", "Present when this is the first answer to this idempotency key, given again.", "true");

    public static AnswerHeader RetryAfter { get; } = new("Retry-After", "Seconds after which it is worth trying again.", "2");

    public static AnswerHeader Authenticate { get; } = new("WWW-Authenticate", "How to sign in (RFC 6750).", "Bearer");

    public static AnswerHeader Disposition { get; } = new("Content-Disposition", "The file's name (RFC 6266).", "attachment; filename=november.feedback.csv");
}
