using Collab.Core.Documents;
using Collab.Web.Api.OpenApi.Schemas;
using Collab.Web.Api.Problems;

namespace Collab.Web.Api.OpenApi.Descriptions;

/// <summary>Describes <c>/documents/{id}/decision</c>.</summary>
internal static class DecisionDescriptions
{
    private const string Text =
        """
        For the officer of the home institution that the proposal, with the corrections, names, or of the collaboration that the document was
        announced for. A yes registers the collaboration, with the status that its dates give it unless the corrections say one; or it changes the
        collaboration that the document was announced for, all but its home institution and its status. The document then hangs on it. A no rejects
        the document. The first decision stands; the same decision again gets the same answer, also with an `If-Match` of before, so an
        `Idempotency-Key` is taken and not needed.
        """;

    public static void Decide(OperationDescription operation) => operation
        .Named("decideDocument", Tags.Documents, "Accepts or refuses what was read from an agreement")
        .Says(Text)
        .Takes(p => p.PathId("id", "The document's id."))
        .IfMatchIfAny()
        .Takes<DecisionRequest>("The decision.", Example.Of("decision-input"), Example.Of("decision-refusal-input"))
        .Changes<Document>("The document as it is now.", Example.Of("document-decided"))
        .Refuses(
            Conflict("no-proposal", "Nothing was read from this document that could be decided on."),
            Conflict("already-decided", "This document was accepted already, on 2026-11-22T10:20:00.000Z by client:01a202c1-1265-706a-b928-d61d35962681 Dean's office."),
            Conflict("code-taken", "Another collaboration of this institution has this code."),
            Conflict("already-renewed", "The collaboration 01a20219-12bd-7e71-8886-042c54aefe86 is renewed already."),
            Conflict("move-not-allowed", "The status moves by POST …/transitions, not by a change of the record. Allowed moves: expired, terminated, superseded."),
            Conflict("collaboration-gone", "The collaboration that this document was announced for is no more."),
            Conflict("collaboration-too-long", "What would become of the collaboration is more than the register can keep of one."),
            Conflict("decision-refused", "The register refused this decision when it was sent before; send it again to hear why."));

    private static Problem Conflict(string code, string detail) => ProblemSamples.Conflict(code, detail);
}
