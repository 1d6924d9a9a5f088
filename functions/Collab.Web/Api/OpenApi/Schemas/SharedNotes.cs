using Collab.Core.Standards;

namespace Collab.Web.Api.OpenApi.Schemas;

/// <summary>Notes of what many answers have.</summary>
internal static class SharedNotes
{
    public static IReadOnlyList<RecordNotes> All { get; } =
    [
        RecordNotes.Of<ProblemBody>("Why a request was refused (RFC 9457).", "Problem")
            .Optional("type", "A stable reference, /problems/<code>.", Shapes.Pattern("^/problems/[a-z0-9-]+$"))
            .Optional("title", "The type in a few words.")
            .Optional("status", "The HTTP status.")
            .Optional("detail", "What was wrong with this request.")
            .Optional("instance", "The path that was asked for.")
            .Optional("traceId", "What the log calls this request.")
            .Optional("errors", "Every fault of the input."),
        RecordNotes.Of<ProblemError>("One thing wrong with what was sent.")
            .Optional("pointer", "RFC 6901 JSON pointer to the place in the body; empty when it isn't in the body.")
            .Optional("code", "The fault's kind.")
            .Optional("detail", "A sentence for people."),
        RecordNotes.Of<Period>("Calendar dates, both included.")
            .Wanted("from", "The first day.")
            .Wanted("to", "The last day."),
        RecordNotes.Of<HealthBody>("How the service is.", "Health")
            .Optional("status", "live or ready.", Shapes.OneOf("live", "ready")),
        RecordNotes.Of<OpenApiBody>("A document in OpenAPI 3.1.", "OpenApi")
            .Optional("openapi", "The version of OpenAPI.", Shapes.Pattern(@"^3\.1\.[0-9]+$"))
            .Optional("info", "What the API is.")
            .Optional("paths", "Its operations."),
    ];
}
