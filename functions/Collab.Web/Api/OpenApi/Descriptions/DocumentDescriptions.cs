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
            .Codes<DocumentStatus>("status", "How far they have come.")
            .Searches("q", "Words that stand in the file's name, or in the text of a document that people read.", "тайлан")
            .Flag("awaiting", "Whether something was read from them that an officer has yet to decide on."))
        .GivesPage<Document>("A page of the list.", Example.Of("document"));

    public static void Get(OperationDescription operation) => operation
        .Named("getDocument", Tags.Documents, "Reads a document's fate")
        .Takes(p => p.PathId("id", "The document's id."))
        .Gives<Document>("The document.", Example.Of("document"), Example.Of("document-agreement"));

    public static void Content(OperationDescription operation) => operation
        .Named("getContent", Tags.Documents, "Downloads the file as it came")
        .Says("Not found until the content has been looked at, and when it isn't kept any more.")
        .Takes(p => p.PathId("id", "The document's id."))
        .GivesFile("text/csv", "The file, with the media type that its content was found to have.", Example.OfText("content.csv"));

    public static void Send(OperationDescription operation) => operation
        .Named("sendContent", Tags.Documents, "Sends the content of an announced document")
        .Says("For senders who can't use the upload address. It is read within seconds; the document then says its fate. The same content may be sent again.")
        .Takes(p => p.PathId("id", "The id of a document that was announced."))
        .TakesText("application/octet-stream", "The file, of any media type, as long as was announced.", Example.OfText("content.csv"))
        .Accepts<Document>("The content is there and will be read.", Example.Of("document-received"))
        .Refuses(UploadDescriptions.OtherContent, UploadDescriptions.Over);

    public static void Feedback(OperationDescription operation) => operation
        .Named("getFeedback", Tags.Documents, "Downloads the sender's rows with what became of each")
        .Says("The rows as they were sent, with a status and an errors column. Not found until the table has been read.")
        .Takes(p => p.PathId("id", "The document's id."))
        .GivesFile("text/csv", "The feedback.", Example.OfText("feedback.csv"));
}
