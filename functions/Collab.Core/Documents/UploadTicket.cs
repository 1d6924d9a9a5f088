using System.Text.Json.Serialization;
using Collab.Core.Standards;

namespace Collab.Core.Documents;

/// <summary>An announced upload as it is kept for whoever asks again: all that its address is made of, and never the address.</summary>
public sealed record UploadTicket(
    Guid DocumentId, string BlobName, long Size, [property: JsonConverter(typeof(InstantConverter))] DateTimeOffset ExpiresAt);

/// <summary>
/// What the announcement of an upload is answered with. <paramref name="Address"/> is the store's own address for the blob, where the store
/// has such; else <paramref name="Signature"/> is what an address of ours is signed with, where there is a key to sign.
/// </summary>
public sealed record AnnouncedUpload(UploadTicket Ticket, Uri? Address, string? Signature, bool Replayed);
