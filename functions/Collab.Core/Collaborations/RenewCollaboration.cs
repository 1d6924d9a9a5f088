using System.Text.Json;
using Collab.Core.Access;
using Collab.Core.Json;
using Collab.Core.Results;
using Collab.Core.Standards;
using Collab.Core.Writing;

namespace Collab.Core.Collaborations;

/// <summary>
/// Makes the next agreement from one: a draft with the same partners and terms that begins where the old one ends and is as long. What is
/// sent is merged over it (RFC 7396). The two are linked both ways in one commit.
/// </summary>
public sealed class RenewCollaboration(RegisterCollaboration register, CollaborationWriter writer, Locator locator)
{
    /// <summary>Fields that belong to the old agreement alone.</summary>
    private static readonly string[] OwnFields =
        ["id", "code", "status", "signedOn", "startsOn", "endsOn", "terminatedOn", "terminationReason", "renewedBy", "renews", "createdAt", "updatedAt", "noticeDeadline"];

    public async Task<Outcome<WriteAnswer>> RunAsync(
        Caller caller, Guid id, JsonElement json, RequestMark? mark, WriteOrigin origin, CancellationToken cancellationToken)
    {
        if (await locator.ReadAsync(caller, id, cancellationToken) is not { } head || !Reach.MayKeep(caller, head.Record.Institution))
        {
            return new Refusal.NotFound();
        }

        var old = head.Record;
        if (old.Status is not (CollaborationStatus.Signed or CollaborationStatus.Active or CollaborationStatus.Expired))
        {
            return await RefuseAsync(old, mark, origin, cancellationToken);
        }

        var faults = new Faults();
        if (json.ValueKind == JsonValueKind.Object && json.TryGetProperty("renews", out _))
        {
            faults.Rule("/renews", "immutable", "This renews the agreement that the address names.");
        }

        using var body = JsonDocument.Parse(head.Body);
        using var next = MergePatch.Apply(WithTerm(body.RootElement, old), json, [], faults);
        return faults.TryRefuse(out var refusal)
            ? refusal
            : await register.RunAsync(caller, next!.RootElement, mark, origin, cancellationToken);
    }

    /// <summary>The refusal, unless this request was done before: an agreement may have been superseded by the very renewal that it asked for.</summary>
    private async Task<Outcome<WriteAnswer>> RefuseAsync(Collaboration old, RequestMark? mark, WriteOrigin origin, CancellationToken cancellationToken)
    {
        var result = await writer.WriteAsync(
            new()
            {
                Institution = old.Institution,
                Collaboration = old.Id,
                Origin = origin,
                Plan = (head, _) => new Refusal.Conflict(
                    "not-renewable",
                    $"An agreement that is {Codes<CollaborationStatus>.Of(head.Record.Status)} can't be renewed; signed, active and expired ones can."),
                MarkerKey = mark is null ? null : RegisterKeys.Request(mark.Client, mark.Key),
                MarkerExpires = true,
            },
            cancellationToken);
        return WriteAnswers.Of(result, mark, _ => throw new InvalidOperationException("A refusal was done."));
    }

    /// <summary>The old agreement without its own fields, and the term that follows on it.</summary>
    private static JsonElement WithTerm(JsonElement body, Collaboration old)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            foreach (var field in body.EnumerateObject().Where(f => !OwnFields.Contains(f.Name, StringComparer.Ordinal)))
            {
                field.WriteTo(writer);
            }

            writer.WriteString("renews", old.Id);
            if (old.EndsOn is { } end && end < DateOnly.MaxValue)
            {
                WriteTerm(writer, old.StartsOn, end);
            }

            writer.WriteEndObject();
        }

        using var document = JsonDocument.Parse(buffer.ToArray());
        return document.RootElement.Clone();
    }

    /// <summary>From the day after the old end, for as many whole months as the old term had, else as many days.</summary>
    private static void WriteTerm(Utf8JsonWriter writer, DateOnly? oldStart, DateOnly oldEnd)
    {
        var start = oldEnd.AddDays(1);
        writer.WriteString("startsOn", IsoDate.Of(start));
        if (oldStart is not { } began || began > oldEnd)
        {
            return;
        }

        var months = ((start.Year - began.Year) * 12) + start.Month - began.Month;
        var end = months > 0 && began.AddMonths(months) == start ? start.AddMonths(months).AddDays(-1) : start.AddDays(oldEnd.DayNumber - began.DayNumber);
        writer.WriteString("endsOn", IsoDate.Of(end));
    }
}
