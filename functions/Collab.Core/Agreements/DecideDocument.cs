using System.Text.Json;
using Collab.Core.Access;
using Collab.Core.Collaborations;
using Collab.Core.Documents;
using Collab.Core.Json;
using Collab.Core.Results;
using Collab.Core.Settings;
using Collab.Core.Standards;
using Collab.Core.Store;
using Collab.Core.Writing;

namespace Collab.Core.Agreements;

/// <summary>
/// An officer's yes or no to what was read from a document. One commit in the document is the decision: of several officers one wins. What was
/// accepted is carried out behind it, and by the sweep where that was stopped. The same decision again gets the same answer.
/// </summary>
public sealed class DecideDocument(
    DocumentRegister documents, CarryOutDecision carryOut, RegisterCollaboration register, ChangeCollaboration change, Locator locator, RegisterCalendar calendar, TimeProvider clock)
{
    /// <summary>The document after the decision on <c>{accept, corrections?, reason?}</c>.</summary>
    /// <exception cref="StoreUnavailableException">The storage can't be reached. What was decided is carried out later, or by sending it again.</exception>
    public async Task<Outcome<WriteAnswer>> RunAsync(
        Caller caller, Guid id, JsonElement json, Expectation expectation, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(expectation);
        while (await documents.FindAsync(id, cancellationToken) is { } stored && MayDecide(caller, stored))
        {
            var faults = new Faults();
            var sent = DecisionDraft.Read(json, faults);
            if (faults.TryRefuse(out var refusal))
            {
                return refusal;
            }

            if (!IsInReach(caller, stored, sent!.Accept))
            {
                break;
            }

            if (stored.Document is not { Proposal: { } proposal, IsFinal: true })
            {
                return new Refusal.Conflict("no-proposal", "Nothing was read from this document that could be decided on.");
            }

            if (stored.Document.Decision is { } made)
            {
                return SaysTheSame(made, sent, stored, proposal)
                    ? await CarryOutAsync(stored, cancellationToken)
                    : new Refusal.Conflict("already-decided", $"This document was {(made.Accept ? "accepted" : "refused")} already, on {IsoDate.Of(made.At)} by {made.By}.");
            }

            if (!expectation.IsMetBy(DocumentRegister.ETagOf(stored.Row)))
            {
                return new Refusal.Stale();
            }

            if (!(await DecisionOfAsync(caller, sent, stored, proposal, cancellationToken)).TryGet(out var decision, out refusal))
            {
                if (await documents.FindAsync(id, cancellationToken) is { } now && now.Row.ETag == stored.Row.ETag)
                {
                    return refusal;
                }

                // Somebody came first: what was done by this very decision, sent twice, must not stand in its own way.
                continue;
            }

            // Refused when somebody came first: what stands there then decides, be it this very decision whose answer was lost.
            await documents.CommitAsync(ChangesOf(stored, decision), cancellationToken);
            if (await documents.FindAsync(id, cancellationToken) is { } decided && decided.Document.Decision?.Id == decision.Id)
            {
                return await CarryOutAsync(decided, cancellationToken);
            }
        }

        return new Refusal.NotFound();
    }

    /// <summary>Who may decide nothing hears of nothing, also where it may read the document.</summary>
    private static bool MayDecide(Caller caller, StoredDocument stored) =>
        Reach.ArmOf(caller, Operation.DecideDocument) != Arm.Nothing && ReadDocuments.MayRead(caller, stored);

    /// <summary>A new collaboration's home is settled with its draft, which may be corrected; what else is decided is the document's home's.</summary>
    private static bool IsInReach(Caller caller, StoredDocument stored, bool accept) =>
        (accept && stored.Document.Collaboration is null) || Reach.May(caller, Operation.DecideDocument, HomeOf(stored));

    private static string HomeOf(StoredDocument stored) => stored.Home ?? stored.Document.Institution;

    private static bool SaysTheSame(Decision made, DecisionDraft sent, StoredDocument stored, Proposal proposal)
    {
        if (!made.Accept || !sent.Accept)
        {
            return made.Accept == sent.Accept && made.Reason == sent.Reason;
        }

        var faults = new Faults();
        var draft = DecidedDraft.IsOfNew(made.Draft!.Value)
            ? DecidedDraft.OfNew(proposal, sent, faults)
            : DecidedDraft.OfChange(proposal, sent, HomeOf(stored), faults);
        return made.Reason == sent.Reason && draft is { } again && DecidedDraft.IsSame(made.Draft.Value, again);
    }

    private Task<Outcome<Decision>> DecisionOfAsync(
        Caller caller, DecisionDraft sent, StoredDocument stored, Proposal proposal, CancellationToken cancellationToken)
    {
        var decision = new Decision { Id = RecordId.New(clock), Accept = sent.Accept, By = caller.Name, At = clock.GetUtcNow(), Reason = sent.Reason };
        return !sent.Accept ? Task.FromResult<Outcome<Decision>>(decision)
            : stored.Document.Collaboration is { } announced ? ChangeAsync(caller, decision, sent, proposal, announced, cancellationToken)
            : MakeAsync(caller, decision, sent, proposal, cancellationToken);
    }

    private async Task<Outcome<Decision>> MakeAsync(
        Caller caller, Decision decision, DecisionDraft sent, Proposal proposal, CancellationToken cancellationToken)
    {
        var faults = new Faults();
        if (DecidedDraft.OfNew(proposal, sent, faults) is not { } draft)
        {
            return new Refusal.Invalid(faults.All);
        }

        var record = await register.ReadAsync(caller, draft, faults, cancellationToken);
        if (faults.Any)
        {
            return AmongCorrections(new Refusal.Invalid(faults.All));
        }

        if (record!.Code is { } code && await locator.FindCodeAsync(record.Institution, code, cancellationToken) is not null)
        {
            return new Refusal.Conflict("code-taken", "Another collaboration of this institution has this code.");
        }

        return decision with
        {
            Collaboration = RecordId.NewIn(record.Institution, clock),
            Draft = DecidedDraft.WithStatus(draft, Lifecycle.StatusOn(record, calendar.DayOf(decision.At))),
        };
    }

    private async Task<Outcome<Decision>> ChangeAsync(
        Caller caller, Decision decision, DecisionDraft sent, Proposal proposal, Guid announced, CancellationToken cancellationToken)
    {
        if (await locator.ReadAsync(caller, announced, cancellationToken) is not { } head)
        {
            return CarryOutDecision.Gone;
        }

        var faults = new Faults();
        if (DecidedDraft.OfChange(proposal, sent, head.Record.Institution, faults) is not { } patch)
        {
            return new Refusal.Invalid(faults.All);
        }

        var plan = await change.PatchingAsync(head, patch, "patch-collaboration", cancellationToken);
        return plan(head).Match<Outcome<Decision>>(_ => decision with { Collaboration = announced, Draft = patch }, refused => AmongCorrections(refused));
    }

    private async Task<Outcome<WriteAnswer>> CarryOutAsync(StoredDocument decided, CancellationToken cancellationToken) =>
        (await carryOut.RunAsync(decided, cancellationToken)).Match<Outcome<WriteAnswer>>(
            stored => new WriteAnswer(stored.Document.Id, DocumentRegister.ETagOf(stored.Row), RegisterJson.Bytes(stored.Document), Created: false, Replayed: false),
            refused => AmongCorrections(refused));

    private static RowChange[] ChangesOf(StoredDocument stored, Decision decision)
    {
        var document = stored.Document with { Decision = decision, UpdatedAt = decision.At };
        var row = DocumentRegister.Key(document.Id);
        if (!decision.Accept)
        {
            var refused = Refused(document, decision.Reason);
            return [new RowChange.Replace(row, stored.With(refused), stored.Row.ETag), stored.Finished(refused)];
        }

        return
        [
            new RowChange.Replace(row, stored.With(document), stored.Row.ETag),
            new RowChange.Put(DocumentKeys.Decided(document.Id), new Dictionary<string, object> { ["document"] = document.Id, ["at"] = decision.At }),
        ];
    }

    private static Document Refused(Document document, string? reason) => document with
    {
        Status = DocumentStatus.Rejected,
        Reasons = [reason is null ? "An officer refused what was read from it." : $"An officer refused what was read from it: {reason}"],
    };

    /// <summary>What is wrong with the draft can be put right, or added, among the corrections.</summary>
    private static Refusal AmongCorrections(Refusal refusal) => refusal is Refusal.Invalid invalid
        ? new Refusal.Invalid([.. invalid.Faults.Select(f => f with { Pointer = DecisionDraft.AtCorrections + f.Pointer })])
        : refusal;
}
