using Collab.Core.Documents;

namespace Collab.Web.Api.OpenApi.Descriptions;

/// <summary>Describes <c>/documents</c>.</summary>
internal static class DocumentDescriptions
{
    public static void List(OperationDescription operation) => operation
        .Named("listDocuments", Tags.Documents, "Lists documents, newest first")
        .Takes(p => p
            .Slugs("institution", "The senders' institutions.")
            .Ids("collaboration", "Collaborations that they are about.")
            .Codes<DocumentKind>("kind", "What the senders say they are.")
            .Codes<DocumentStatus>("status", "How far they have come."))
        .GivesPage<Document>("A page of the list.", Example.Of("document"));

    public static void Get(OperationDescription operation) => operation
        .Named("getDocument", Tags.Documents, "Reads a document's fate")
        .Takes(p => p.PathId("id", "The document's id."))
        .Gives<Document>("The document.", Example.Of("document"));

    public static void Feedback(OperationDescription operation) => operation
        .Named("getFeedback", Tags.Documents, "Downloads the sender's rows with what became of each")
        .Says("The rows as they were sent, with a status and an errors column. Not found until the table has been read.")
        .Takes(p => p.PathId("id", "The document's id."))
        .GivesFile("text/csv", "The feedback.", Example.OfText("feedback.csv"));
}
