using Collab.Core.Collaborations;
using Collab.Web.Api.OpenApi.Schemas;
using Collab.Web.Api.Problems;

namespace Collab.Web.Api.OpenApi.Descriptions;

/// <summary>Describes <c>/collaborations</c>.</summary>
internal static class CollaborationDescriptions
{
    private static Problem CodeTaken { get; } = ProblemSamples.Conflict("code-taken", "Another collaboration of this institution has this code.");

    private static Problem MovesOnly { get; } =
        ProblemSamples.Conflict("move-not-allowed", "The status moves by POST …/transitions, not by a change of the record. Allowed moves: expired, terminated, superseded.");

    public static void List(OperationDescription operation) => operation
        .Named("listCollaborations", Tags.Collaborations, "Lists collaborations, newest first")
        .Takes(p => p
            .Slugs("institution", "Home institutions.")
            .Slugs("partner", "Partners.")
            .Countries("country", "Countries of partners.")
            .Regions("region", "UN M49 regions or sub-regions of partners.")
            .Codes<CollaborationKind>("kind", "What is done under them.")
            .Codes<Theme>("theme", "What they are about.")
            .Codes<Instrument>("instrument", "What kind of paper they are.")
            .Codes<CollaborationStatus>("status", "Where they stand in their lifecycle.")
            .Numbers("expiringWithin", "Signed or active, and ending within so many days from today on.", CollaborationFilter.MostDays, "90")
            .Query("dormant", "Active, and nothing has happened for 12 (amber) or 24 months (red); true is either.", Shapes.OneOf("true", "false", "amber", "red"), "red", repeated: true)
            .Searches("q", "Words of a title, of the code, or of a partner's name or id, in any language; each has to be found. Case and accents don't matter.", "солилцоо")
            .Instants("updatedSince", "Changed then or later. A date is taken too: its first instant."))
        .GivesPage<Collaboration>("A page of the list.", Example.Of("collaboration"));

    public static void Register(OperationDescription operation) => operation
        .Named("registerCollaboration", Tags.Collaborations, "Registers a collaboration")
        .Says("It may be registered with the status that it has by now. Home institution and partners must be in the register.")
        .Idempotent()
        .Takes<Collaboration>("The collaboration.", Example.Of("collaboration-input"), Example.Of("draft-input"))
        .Creates<Collaboration>("The collaboration as stored.", Example.Of("collaboration"))
        .Refuses(
            CodeTaken,
            ProblemSamples.Conflict("already-renewed", "The collaboration 01a20219-12bd-7e71-8886-042c54aefe86 is renewed already."));

    public static void Get(OperationDescription operation) => operation
        .Named("getCollaboration", Tags.Collaborations, "Reads a collaboration")
        .Takes(p => p.PathId("id", "The collaboration's id."))
        .Gives<Collaboration>("The collaboration.", Example.Of("collaboration"));

    public static void Move(OperationDescription operation) => operation
        .Named("moveCollaboration", Tags.Collaborations, "Moves a collaboration along its lifecycle")
        .Says("draft → proposed → signed → active → expired, terminated or superseded; terminated also from proposed and signed.")
        .Takes(p => p.PathId("id", "The collaboration's id."))
        .Idempotent()
        .Takes<Move>("The move.", Example.Of("move-input"))
        .Changes<Collaboration>("The collaboration after the move.", Example.Of("collaboration"))
        .Refuses(ProblemSamples.Conflict("move-not-allowed", "From draft to active is no move of the lifecycle. Allowed moves: proposed."));

    public static void Replace(OperationDescription operation) => operation
        .Named("replaceCollaboration", Tags.Collaborations, "Replaces a collaboration")
        .Says("Everything but its home institution, its status and what it renews. The status changes by moves only.")
        .Takes(p => p.PathId("id", "The collaboration's id."))
        .IfMatch(any: false)
        .Takes<Collaboration>("The collaboration as it is to be.", Example.Of("collaboration-input"))
        .Changes<Collaboration>("The collaboration as stored.", Example.Of("collaboration"))
        .Refuses(CodeTaken, MovesOnly);

    public static void Patch(OperationDescription operation) => operation
        .Named("changeCollaboration", Tags.Collaborations, "Changes some fields of a collaboration")
        .Says("A merge patch (RFC 7396): fields that it names are replaced, and those that it gives as null are taken away. Changing nothing writes nothing.")
        .Takes(p => p.PathId("id", "The collaboration's id."))
        .IfMatch(any: true)
        .TakesPatch<Collaboration>("What is to change.", Example.Of("collaboration-patch"))
        .Changes<Collaboration>("The collaboration as stored.", Example.Of("collaboration"))
        .Refuses(CodeTaken, MovesOnly);

    public static void Delete(OperationDescription operation) => operation
        .Named("deleteCollaboration", Tags.Collaborations, "Deletes a collaboration")
        .Says("With everything that hangs on it. Its history is kept.")
        .Takes(p => p.PathId("id", "The collaboration's id."))
        .IfMatch(any: true)
        .Deletes("It is gone.");

    public static void Renew(OperationDescription operation) => operation
        .Named("renewCollaboration", Tags.Collaborations, "Makes the next agreement from a collaboration")
        .Says("The new one begins the day after the old one's end and runs as long, with the same partners and contents; the body says what differs, as a merge patch does. It is a draft unless the body says otherwise, and supersedes the old one when it becomes active.")
        .Takes(p => p.PathId("id", "The old collaboration's id."))
        .Idempotent()
        .TakesDifferences<Collaboration>("What differs from the old agreement; {} when nothing does.", Example.Of("renewal-input"))
        .Creates<Collaboration>("The new collaboration.", Example.Of("renewal"))
        .Refuses(
            CodeTaken,
            ProblemSamples.Conflict("not-renewable", "An agreement that is draft can't be renewed; signed, active and expired ones can."),
            ProblemSamples.Conflict("already-renewed", "The collaboration 01a20219-12bd-7e71-8886-042c54aefe86 is renewed already."));

    public static void History(OperationDescription operation) => operation
        .Named("readHistory", Tags.Collaborations, "Reads a collaboration's history, oldest entry first")
        .Says("An entry's hash covers its own bytes up to there, which hold the hash of the entry before.")
        .Takes(p => p.PathId("id", "The collaboration's id.").Flag("verify", "Whether to check the whole chain, whatever the page shows."))
        .GivesPage<HistoryBody>("A page of the history.", Example.Of("history-entry"));
}
