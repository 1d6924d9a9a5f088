using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Collab.Core.Documents;
using Collab.Core.Standards;
using Collab.Core.Writing;
using Collab.Web.Api.Endpoints;

namespace Collab.Web.Api.Answers;

/// <summary>The answer to an announced upload: where the content may be put. It is made anew for whoever asks again, and kept nowhere.</summary>
internal static class UploadAnswer
{
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static WriteAnswer Of(AnnouncedUpload announced)
    {
        var output = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(output, Readable))
        {
            Write(json, announced);
        }

        return new(announced.Ticket.DocumentId, DocumentRegister.ETagOf(1), output.WrittenSpan.ToArray(), Created: true, announced.Replayed);
    }

    private static void Write(Utf8JsonWriter json, AnnouncedUpload announced)
    {
        var ticket = announced.Ticket;
        json.WriteStartObject();
        json.WriteString("documentId", ticket.DocumentId);
        json.WriteString("expiresAt", IsoDate.Of(ticket.ExpiresAt));
        json.WriteString("content", $"{Routes.Base}/documents/{ticket.DocumentId}/content");
        if (AddressOf(announced) is { } address)
        {
            json.WriteStartObject("upload");
            json.WriteString("method", "PUT");
            json.WriteString("url", address);
            json.WriteStartObject("headers");
            if (announced.Address is not null)
            {
                json.WriteString("x-ms-blob-type", "BlockBlob");
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static string? AddressOf(AnnouncedUpload announced) => announced switch
    {
        { Address: { } store } => store.AbsoluteUri,
        { Signature: { } signature, Ticket: var ticket } =>
            $"{UploadEndpoints.Path}/{ticket.DocumentId}?expires={ticket.ExpiresAt.ToUnixTimeSeconds()}&size={ticket.Size}&signature={signature}",
        _ => null,
    };
}
