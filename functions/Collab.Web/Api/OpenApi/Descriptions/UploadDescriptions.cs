using Collab.Core.Documents;
using Collab.Web.Api.OpenApi.Schemas;
using Collab.Web.Api.Problems;

namespace Collab.Web.Api.OpenApi.Descriptions;

/// <summary>Describes <c>/uploads</c>.</summary>
internal static class UploadDescriptions
{
    private const string Text =
        """
        Gives an address that takes this one file, with a PUT and the headers named, for one hour and without a token. Whoever has the address can
        put the file there and do nothing else, so keep it as you would keep a key. An address that begins with a slash is one of this server's.
        Senders who can't use it put the file to `content` with their token. A file that doesn't have the announced size or SHA-256 is rejected;
        a document without a file after 24 hours, too.
        """;

    public static Problem OtherContent { get; } =
        ProblemSamples.Conflict("content-differs", "This document has another content already; announce a new document for this one.");

    public static Problem Over { get; } = ProblemSamples.Conflict("upload-over", "No file arrived in time for this document; announce it again.");

    public static void Announce(OperationDescription operation) => operation
        .Named("announceUpload", Tags.Documents, "Announces a file and gives an address to put it to")
        .Says(Text)
        .Idempotent()
        .Takes<UploadRequest>("The file that is to come.", Example.Of("upload-input"))
        .Creates<AnnouncedUploadBody>("Where the file may be put.", Example.Of("upload"));

    public static void Send(OperationDescription operation) => operation
        .Named("sendToAddress", Tags.Documents, "Sends a file to an upload address")
        .Says("The address is the one that the announcement gave, used as it is. It needs no token.")
        .Takes(p => p
            .PathId("id", "The id of the announced document.")
            .Query("expires", "When the address ends, in seconds of Unix time.", Shapes.Pattern("^[0-9]+$"), "1795345200", required: true)
            .Query("size", "The announced size.", Shapes.Pattern("^[0-9]+$"), "339", required: true)
            .Query("signature", "What makes the address good.", Shapes.Sha256, "10e9b33c269e69f3a986d88a8d947ab596f54a34af1218455a210ab44abafe73", required: true))
        .TakesText("application/octet-stream", "The file, of any media type.", Example.OfText("content.csv"))
        .Accepts<Document>("The content is there and will be read.", Example.Of("document-received"))
        .Refuses(Problem.WrongAddress, OtherContent, Over);
}
