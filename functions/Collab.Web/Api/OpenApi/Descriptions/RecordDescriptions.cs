using Collab.Web.Api.Requests;
using Microsoft.AspNetCore.Http;

namespace Collab.Web.Api.OpenApi.Descriptions;

/// <summary>Describes <c>/records</c>.</summary>
internal static class RecordDescriptions
{
    private const string Text =
        """
        Takes newline-delimited JSON, one record a line: its `type` (`activity`, `outcome`, `funding` or `challenge`), the `collaboration` it
        hangs on (an id or a code), and the `record` as a POST of that type takes it. Answers a line for each line, in order and while lines still
        come in: `status` 201 for a new record, 200 for one that is there already (with `"changed": true` when it was updated), else the line's
        `errors`. Good lines are stored, whatever becomes of the others. Sending the same lines again is harmless.
        """;

    public static void Submit(OperationDescription operation) => operation
        .Named("submitRecords", Tags.Records, "Submits many records of any mix of types")
        .Says(Text)
        .TakesText(NdjsonInput.ContentType, "The records, one a line, up to 100 MiB; a line has at most 1 MiB.", Example.OfText("records.ndjson"))
        .Answering(new(StatusCodes.Status200OK, "An answer for each line.")
        {
            MediaType = NdjsonInput.ContentType,
            Examples = [Example.OfText("records-answers.ndjson")],
        });
}
