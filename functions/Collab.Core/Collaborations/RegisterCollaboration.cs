using System.Text.Json;
using Collab.Core.Access;
using Collab.Core.Institutions;
using Collab.Core.Results;
using Collab.Core.Settings;
using Collab.Core.Standards;
using Collab.Core.Watching;
using Collab.Core.Writing;

namespace Collab.Core.Collaborations;

/// <summary>Registers a new collaboration, or an existing agreement with the status it has.</summary>
public sealed class RegisterCollaboration(
    CollaborationWriter writer, RegisterReader reader, InstitutionDirectory directory, RegisterCalendar calendar, TimeProvider clock)
{
    public async Task<Outcome<WriteAnswer>> RunAsync(
        Caller caller, JsonElement json, RequestMark? mark, WriteOrigin origin, CancellationToken cancellationToken)
    {
        var faults = new Faults();
        var draft = await ReadAsync(caller, json, faults, cancellationToken);
        if (faults.TryRefuse(out var refusal))
        {
            return Submission.Count(Submission.Collaboration, refusal);
        }

        var now = clock.GetUtcNow();
        var record = draft! with { Id = RecordId.NewIn(draft.Institution, clock), CreatedAt = now, UpdatedAt = now };
        var result = await writer.WriteAsync(RequestFor(record, mark, origin), cancellationToken);
        return Submission.Count(
            Submission.Collaboration, WriteAnswers.Of(result, mark, done => new(record.Id, done.ETag, done.Body, Created: true, Replayed: false)));
    }

    /// <summary>The collaboration as sent, by all rules but those that the commit itself keeps; with faults when it breaks one.</summary>
    internal async Task<Collaboration?> ReadAsync(Caller caller, JsonElement json, Faults faults, CancellationToken cancellationToken)
    {
        var draft = CollaborationReader.Read(json, faults);
        if (draft is not null)
        {
            await CheckInstitutionsAsync(caller, draft, faults, cancellationToken);
        }

        if (draft?.Renews is { } renews && !faults.Any)
        {
            await CheckRenewedAsync(draft.Institution, renews, faults, cancellationToken);
        }

        return draft;
    }

    internal ChangePlan PlanOf(Collaboration record) => new()
    {
        Action = "register-collaboration",
        Record = record,
        Claims = CodeClaim.Change(record.Id, before: null, record.Code),
        Linked = record.Renews is { } old ? [Supersession.ByRenewal(old, record, calendar)] : [],
    };

    private WriteRequest RequestFor(Collaboration record, RequestMark? mark, WriteOrigin origin) => new()
    {
        Institution = record.Institution,
        Collaboration = record.Id,
        Origin = origin,
        Fresh = CollaborationHead.New(record),
        Plan = (_, _) => PlanOf(record),
        MarkerKey = mark is null ? null : RegisterKeys.Request(mark.Client, mark.Key),
        MarkerExpires = true,
        Marker = mark is null
            ? null
            : (head, _, now) => DoneMarker.OfRequest(mark, new(record.Id, head.ETag, head.Body, Created: true, Replayed: false), now),
    };

    private async Task CheckInstitutionsAsync(Caller caller, Collaboration draft, Faults faults, CancellationToken cancellationToken)
    {
        var home = await directory.FindAsync(draft.Institution, cancellationToken);
        if (home is not { Home: true } || !Reach.MayKeep(caller, home.Id))
        {
            faults.Rule("/institution", "unknown-institution", "There is no such home institution.");
        }

        var missing = await directory.MissingAsync([.. draft.Partners.Select(p => p.Institution)], cancellationToken);
        for (var i = 0; i < draft.Partners.Count; i++)
        {
            if (missing.Contains(draft.Partners[i].Institution))
            {
                faults.Rule($"/partners/{i}/institution", "unknown-institution", "There is no such institution.");
            }
        }
    }

    private async Task CheckRenewedAsync(string institution, Guid renews, Faults faults, CancellationToken cancellationToken)
    {
        if (await reader.HeadAsync(institution, renews, cancellationToken) is null)
        {
            faults.Rule("/renews", "unknown-collaboration", "There is no such collaboration in this institution's register.");
        }
    }
}
