using System.Text.Json;
using Collab.Core.Access;
using Collab.Core.Bulk;
using Collab.Core.Collaborations;
using Collab.Core.Institutions;
using Collab.Core.Json;
using Collab.Core.Results;
using Collab.Core.Standards;
using Collab.Core.Store;
using Collab.Core.Writing;

namespace Collab.Core.Documents;

/// <summary>Takes note of a file that is to come, and says where it may be put.</summary>
public sealed class AnnounceUpload(
    DocumentRegister documents, IBlobStore blobs, InstitutionDirectory directory, Locator locator, UploadSignature signature, TimeProvider clock)
{
    /// <summary>How long an address is good.</summary>
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    /// <summary>Reads an <see cref="UploadDraft"/> of at most <paramref name="mostBytes"/>. The same mark gets the same answer again.</summary>
    public async Task<Outcome<AnnouncedUpload>> RunAsync(
        Caller caller, JsonElement json, int mostBytes, RequestMark? mark, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (mark is not null && await documents.FindMarkerAsync(mark, now, cancellationToken) is { } marker)
        {
            return await AgainAsync(marker, mark, cancellationToken);
        }

        var faults = new Faults();
        var draft = UploadDraft.Read(json, mostBytes, faults);
        var home = draft is null ? null : await CheckAsync(caller, draft, faults, cancellationToken);
        if (faults.TryRefuse(out var refusal))
        {
            return refusal;
        }

        var id = RecordId.New(clock);
        var ticket = new UploadTicket(id, draft!.BlobNameFor(id), draft.Size, DateTimeOffset.FromUnixTimeSeconds((now + Lifetime).ToUnixTimeSeconds()));
        var row = new RowChange.Add(DocumentRegister.Key(id), DocumentRegister.Values(DocumentOf(draft, id, now), ticket.BlobName, home, version: 1));
        if (!await documents.CommitAsync(mark is null ? [row] : [row, DoneMarker.OfRequest(mark, AnswerOf(ticket), now)], cancellationToken))
        {
            return await RefusedAsync(ticket, mark, now, cancellationToken);
        }

        return await WithAddressAsync(ticket, replayed: false, cancellationToken);
    }

    private static Document DocumentOf(UploadDraft draft, Guid id, DateTimeOffset now) => new()
    {
        Id = id,
        Institution = draft.Institution,
        Collaboration = draft.Collaboration,
        Kind = draft.Kind,
        FileName = draft.FileName,
        Size = draft.Size,
        Sha256 = draft.Sha256,
        Status = DocumentStatus.Received,
        Rows = 0,
        Accepted = 0,
        Rejected = 0,
        ReceivedAt = now,
        UpdatedAt = now,
    };

    /// <summary>What is kept of the answer. It has no address in it: an address is made again, the same, from what is kept.</summary>
    private static WriteAnswer AnswerOf(UploadTicket ticket) => new(
        ticket.DocumentId,
        DocumentRegister.ETagOf(1),
        JsonSerializer.SerializeToUtf8Bytes(ticket, RegisterJson.Readable.UploadTicket),
        Created: true,
        Replayed: false);

    /// <summary>The sender must be in the caller's reach, and the collaboration in that of both. The collaboration's home, or null.</summary>
    private async Task<string?> CheckAsync(Caller caller, UploadDraft draft, Faults faults, CancellationToken cancellationToken)
    {
        var sender = Reach.May(caller, Operation.UploadDocument, draft.Institution) && Slug.IsValid(draft.Institution)
            ? await directory.FindAsync(draft.Institution, cancellationToken)
            : null;
        if (sender is null)
        {
            faults.Rule("/institution", "unknown-institution", "There is no such institution in whose name you may send documents.");
        }

        if (draft.Collaboration is not { } id)
        {
            return null;
        }

        var head = await locator.KnownAsync(caller, id, cancellationToken);
        if (head is null || (sender is not null && await locator.KnownAsync(RowTarget.SenderOf(sender), id, cancellationToken) is null))
        {
            RowTarget.Unknown(faults);
        }

        return head?.Record.Institution;
    }

    /// <summary>A store that tried again after a lost answer refuses what it has stored; so does one where the same request came first.</summary>
    private async Task<Outcome<AnnouncedUpload>> RefusedAsync(UploadTicket ticket, RequestMark? mark, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await documents.FindAsync(ticket.DocumentId, cancellationToken) is not null)
        {
            return await WithAddressAsync(ticket, replayed: false, cancellationToken);
        }

        return mark is not null && await documents.FindMarkerAsync(mark, now, cancellationToken) is { } marker
            ? await AgainAsync(marker, mark, cancellationToken)
            : throw new InvalidOperationException("A new document's id was taken.");
    }

    private async Task<Outcome<AnnouncedUpload>> AgainAsync(Row marker, RequestMark mark, CancellationToken cancellationToken)
    {
        if (!DoneMarker.IsOf(marker, mark))
        {
            return new Refusal.KeyReused();
        }

        var ticket = JsonSerializer.Deserialize(DoneMarker.ReadAnswer(marker).Body, RegisterJson.Readable.UploadTicket)!;
        return await WithAddressAsync(ticket, replayed: true, cancellationToken);
    }

    private async Task<AnnouncedUpload> WithAddressAsync(UploadTicket ticket, bool replayed, CancellationToken cancellationToken)
    {
        var address = await blobs.MakeUploadAddressAsync(ContainerNames.Uploads, ticket.BlobName, ticket.ExpiresAt, cancellationToken);
        var signed = address is null ? signature.Sign(ticket.DocumentId, ticket.ExpiresAt.ToUnixTimeSeconds(), ticket.Size) : null;
        return new(ticket, address, signed, replayed);
    }
}
