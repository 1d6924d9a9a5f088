using Collab.Core.Collaborations;
using Collab.Web.Api.OpenApi.Schemas;

namespace Collab.Web.Api.OpenApi.Descriptions;

/// <summary>Describes <c>/collaborations</c>.</summary>
internal static class CollaborationDescriptions
{
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
            .Codes<CollaborationStatus>("status", "Where they stand in their lifecycle."))
        .GivesPage<Collaboration>("A page of the list.", Example.Of("collaboration"));

    public static void Register(OperationDescription operation) => operation
        .Named("registerCollaboration", Tags.Collaborations, "Registers a collaboration")
        .Says("It may be registered with the status that it has by now. Home institution and partners must be in the register.")
        .Idempotent()
        .Takes<Collaboration>("The collaboration.", Example.Of("collaboration-input"), Example.Of("draft-input"))
        .Creates<Collaboration>("The collaboration as stored.", Example.Of("collaboration"))
        .Refuses(
            ProblemSamples.Conflict("code-taken", "Another collaboration of this institution has this code."),
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

    public static void History(OperationDescription operation) => operation
        .Named("readHistory", Tags.Collaborations, "Reads a collaboration's history, oldest entry first")
        .Says("An entry's hash covers its own bytes up to there, which hold the hash of the entry before.")
        .Takes(p => p.PathId("id", "The collaboration's id."))
        .GivesPage<HistoryBody>("A page of the history.", Example.Of("history-entry"));
}
