namespace Collab.Web.Api.OpenApi.Schemas;

/// <summary>Notes of announced uploads.</summary>
internal static class UploadNotes
{
    public static IReadOnlyList<RecordNotes> All { get; } =
    [
        RecordNotes.Of<UploadRequest>("A file that is to come.", "Upload")
            .Wanted("institution", "The institution in whose name it is sent.", Shapes.Slug)
            .Optional("collaboration", "The collaboration that it is about.")
            .Wanted("kind", "What it is.")
            .Wanted("fileName", "Its name, without folders.", Shapes.Longest(200))
            .Wanted("size", "Its bytes.", Shapes.AtLeast(1))
            .Optional("sha256", "SHA-256 of its content; a content with another one is rejected.", Shapes.Sha256),
        RecordNotes.Of<AnnouncedUploadBody>("Where an announced file may be put.", "AnnouncedUpload")
            .Derived("documentId", "The document's id.")
            .Derived("expiresAt", "When the address ends, UTC.")
            .Derived("content", "Where the file may be put with a token, if the address can't be used.")
            .Derived("upload", "The address; absent where there can be none."),
        RecordNotes.Of<UploadAddressBody>("An address that takes one file and gives nothing.", "UploadAddress")
            .Derived("method", "The method to use.", Shapes.OneOf("PUT"))
            .Derived("url", "The address; one that begins with a slash is one of this server's.")
            .Derived("headers", "Headers that the request must have."),
    ];
}
