using Collab.Core.Collaborations;
using Collab.Core.Documents;
using Collab.Core.Items;
using Collab.Core.Results;
using Collab.Core.Settings;
using Collab.Core.Store;
using Collab.Core.Writing;

namespace Collab.Core.Agreements;

/// <summary>
/// Does what was decided on a document: one commit makes or changes the collaboration and hangs the document on it, another notes in the
/// document that it is done. It may be stopped anywhere and run again, also twice at once. What the register refuses takes the decision back;
/// a mark in the register settles for good which of the two it was.
/// </summary>
public sealed class CarryOutDecision(
    IRowStore store,
    DocumentRegister documents,
    CollaborationWriter writer,
    RegisterReader reader,
    RegisterCollaboration register,
    ChangeCollaboration change,
    RegisterCalendar calendar,
    TimeProvider clock)
{
    /// <summary>The collaboration was announced with the document and is no more.</summary>
    internal static Refusal Gone { get; } =
        new Refusal.Conflict("collaboration-gone", "The collaboration that this document was announced for is no more.");

    private static Refusal TooLong { get; } =
        new Refusal.Conflict("collaboration-too-long", "What would become of the collaboration is more than the register can keep of one.");

    private static Refusal RefusedBefore { get; } =
        new Refusal.Conflict("decision-refused", "The register refused this decision when it was sent before; send it again to hear why.");

    /// <summary>The document when it is done; the refusal when it can't be, and then the decision is no more.</summary>
    /// <exception cref="StoreUnavailableException">The storage can't be reached; run it again later.</exception>
    public async Task<Outcome<StoredDocument>> RunAsync(StoredDocument decided, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(decided);
        var document = decided.Document;
        if (document.Decision is not { Accept: true, Draft: { } draft } decision
            || await documents.ReadAsync(DocumentKeys.Decided(document.Id), cancellationToken) is null)
        {
            return decided;
        }

        var home = DecidedDraft.IsOfNew(draft) ? draft.GetProperty(FieldNames.Institution).GetString()! : decided.Home!;
        var refusal = await WriteAsync(document, decision, home, cancellationToken) switch
        {
            WriteResult.AlreadyDone done when DoneMarker.IsRefusal(done.Marker) => RefusedBefore,
            WriteResult.Refused { Refusal: Refusal.NotFound } => await SettleAsync(document, decision, home, Gone, cancellationToken),
            WriteResult.Refused refused => await SettleAsync(document, decision, home, refused.Refusal, cancellationToken),
            _ => null,
        };
        if (refusal is null)
        {
            return await EndAsync(document.Id, decision, stored => Done(stored, decision, home), cancellationToken);
        }

        await EndAsync(document.Id, decision, TakenBack, cancellationToken);
        return refusal;
    }

    private async Task<WriteResult> WriteAsync(Document document, Decision decision, string home, CancellationToken cancellationToken)
    {
        var plan = DecidedDraft.IsOfNew(decision.Draft!.Value)
            ? MakeNew(decision)
            : await ChangeAsync(decision, home, cancellationToken);
        if (plan is null)
        {
            return new WriteResult.Refused(new Refusal.NotFound());
        }

        var marker = decision.MarkerKey(document.Id);
        try
        {
            return await writer.WriteAsync(RequestOf(document, decision, home, plan.Value, marker), cancellationToken);
        }
        catch (StoreLimitException)
        {
            return new WriteResult.Refused(TooLong);
        }
    }

    private WriteRequest RequestOf(
        Document document, Decision decision, string home, (CollaborationHead? Fresh, Func<CollaborationHead, Outcome<ChangePlan>> Of) plan, string marker) => new()
    {
        Institution = home,
        Collaboration = decision.Collaboration!.Value,
        Origin = new(decision.By, "document", document.Id.ToString()),
        Fresh = plan.Fresh,
        Plan = (head, stored) => plan.Of(head).Match<Outcome<ChangePlan>>(
            planned => planned with { Items = LinkOf(document, decision, stored) }, refused => refused),
        MarkerKey = marker,
        Marker = (_, _, now) => DoneMarker.OfBatch(marker, now),
    };

    /// <summary>What is there under the new id was made by this very decision.</summary>
    private (CollaborationHead? Fresh, Func<CollaborationHead, Outcome<ChangePlan>> Of)? MakeNew(Decision decision)
    {
        var now = clock.GetUtcNow();
        var draft = CollaborationReader.Read(decision.Draft!.Value, new Faults()) ?? throw new InvalidDataException("What was decided is no collaboration.");
        var record = draft with { Id = decision.Collaboration!.Value, CreatedAt = now, UpdatedAt = now };
        return (CollaborationHead.New(record), _ => register.PlanOf(record));
    }

    private async Task<(CollaborationHead? Fresh, Func<CollaborationHead, Outcome<ChangePlan>> Of)?> ChangeAsync(
        Decision decision, string home, CancellationToken cancellationToken) =>
        await reader.HeadAsync(home, decision.Collaboration!.Value, cancellationToken) is { } head
            ? (null, await change.PatchingAsync(head, decision.Draft!.Value, "patch-collaboration", cancellationToken))
            : null;

    private IReadOnlyList<ItemChange> LinkOf(Document document, Decision decision, IReadOnlyDictionary<Guid, StoredItem> stored)
    {
        var link = LinkedDocument.Of(document, decision.Collaboration!.Value, calendar);
        return ItemPlan.Of("link-document", [link], stored).Match(plan => plan.Items, _ => []);
    }

    /// <summary>Marks the decision as refused, so that nobody can carry it out any more; null when somebody just has.</summary>
    private async Task<Refusal?> SettleAsync(Document document, Decision decision, string home, Refusal refusal, CancellationToken cancellationToken)
    {
        var mark = DoneMarker.OfRefusal(decision.MarkerKey(document.Id), clock.GetUtcNow());
        return await store.CommitAsync(TableNames.Register, home, [mark], cancellationToken) is CommitResult.Refused
            && await store.ReadAsync(TableNames.Register, home, mark.Key, null, cancellationToken) is { } there && !DoneMarker.IsRefusal(there)
            ? null
            : refusal;
    }

    /// <summary>Ends the decision in the document's row, once; another's end of it stands.</summary>
    private async Task<StoredDocument> EndAsync(Guid id, Decision decision, Func<StoredDocument, StoredDocument> end, CancellationToken cancellationToken)
    {
        while (true)
        {
            var stored = await documents.FindAsync(id, cancellationToken) ?? throw new InvalidOperationException("A document that was decided on is gone.");
            if (stored.Document.Decision?.Id != decision.Id || await documents.ReadAsync(DocumentKeys.Decided(id), cancellationToken) is null)
            {
                return stored;
            }

            var ended = end(stored);
            List<RowChange> changes =
                [new RowChange.Replace(DocumentRegister.Key(id), ended.With(ended.Document), stored.Row.ETag), new RowChange.Delete(DocumentKeys.Decided(id))];
            if (ended.Document.Decision is not null)
            {
                changes.Add(ended.Finished(ended.Document));
            }

            await documents.CommitAsync(changes, cancellationToken);
        }
    }

    private StoredDocument Done(StoredDocument stored, Decision decision, string home) => stored with
    {
        Home = home,
        Document = stored.Document with
        {
            Collaboration = decision.Collaboration,
            Status = stored.Document.Rejected == 0 ? DocumentStatus.Accepted : stored.Document.Status,
            Reasons = stored.Document.Rejected == 0 ? null : stored.Document.Reasons,
            UpdatedAt = clock.GetUtcNow(),
        },
    };

    private StoredDocument TakenBack(StoredDocument stored) => stored with
    {
        Document = stored.Document with { Decision = null, UpdatedAt = clock.GetUtcNow() },
    };
}
