using Collab.Core.Documents;

namespace Collab.Web.Api.OpenApi.Schemas;

/// <summary>Notes of documents.</summary>
internal static class DocumentNotes
{
    public static IReadOnlyList<RecordNotes> All { get; } =
    [
        RecordNotes.Of<Document>("A file that was dropped or sent, what was read from it, and its fate.")
            .Derived("id", "UUID.")
            .Derived("institution", "The sender's institution.", Shapes.Slug)
            .Derived("collaboration", "The collaboration that it is about, if it is about one.")
            .Derived("kind", "What the sender says it is.")
            .Derived("fileName", "The file's name as it was sent.")
            .Derived("size", "Bytes; those announced until the content is there.", Shapes.AtLeast(0))
            .Derived("sha256", "SHA-256 of the content; the one announced, if any, until the content is there.", Shapes.Sha256)
            .Derived("status", "How far it has come.")
            .Derived("duplicateOf", "For a duplicate: the document that brought the same bytes first.")
            .Derived("format", "What the content is.")
            .Derived("rows", "Rows of the table, without header and blank ones; while it is read, those so far.", Shapes.AtLeast(0))
            .Derived("accepted", "Rows that were taken.", Shapes.AtLeast(0))
            .Derived("rejected", "Rows that were refused; the feedback says why.", Shapes.AtLeast(0))
            .Derived("reasons", "Why the whole file was refused, or where reading stopped.")
            .Derived("notes", "What the sender should know of how the file was read.")
            .Derived("unknownColumns", "Columns that Collab doesn't know and left alone.")
            .Derived("contentDeletedOn", "The day, in the register's time zone, on which the files of a roster, as sent and as given back, were deleted.")
            .Derived("proposal", "For an agreement: what its text says of the collaboration that it makes.")
            .Derived("decision", "What an officer decided on the proposal.")
            .Derived("receivedAt", "When it came, UTC.")
            .Derived("updatedAt", "When this last changed, UTC.")
            .Derived("startedAt", "When its content was first looked at, UTC.")
            .Derived("finishedAt", "When its fate was known, UTC."),
    ];
}
