using System.Text.Json;
using Collab.Core.Institutions;
using Collab.Core.Json;
using Collab.Core.Settings;
using Collab.Core.Store;
using Collab.Core.Writing;

namespace Collab.Core.Collaborations;

/// <summary>The daily run: moves that are due by the calendar, in every home institution. Running it again changes nothing more.</summary>
public sealed class RunLifecycle(RegisterReader reader, CollaborationWriter writer, InstitutionDirectory directory, RegisterCalendar calendar)
{
    private static readonly WriteOrigin Timer = new("timer", "timer", "lifecycle");

    /// <summary>How many collaborations were moved.</summary>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var moved = 0;
        foreach (var home in await directory.HomesAsync(cancellationToken))
        {
            moved += await RunAsync(home, cancellationToken);
        }

        return moved;
    }

    private async Task<int> RunAsync(string institution, CancellationToken cancellationToken)
    {
        var moved = 0;
        await foreach (var row in reader.CollaborationRowsAsync(institution, RegisterKeys.AllCollaborations, cancellationToken))
        {
            var record = JsonSerializer.Deserialize(Payload.Read(row, "body"), RegisterJson.Readable.Collaboration)!;
            if (Lifecycle.Due(record, calendar.Today) is not null
                && await writer.WriteAsync(RequestFor(record), cancellationToken) is WriteResult.Done)
            {
                moved++;
            }
        }

        return moved;
    }

    private WriteRequest RequestFor(Collaboration record) => new()
    {
        Institution = record.Institution,
        Collaboration = record.Id,
        Origin = Timer,
        Plan = (head, _) => Lifecycle.Due(head.Record, calendar.Today) is { } next ? PlanOf(head.Record, next) : new ChangePlan { Action = "nothing-due" },
    };

    private ChangePlan PlanOf(Collaboration before, Collaboration after) => new()
    {
        Action = ActionOf(before, after),
        Record = after with { UpdatedAt = calendar.Now },
        Linked = after is { Renews: { } old, Status: CollaborationStatus.Active } && before.Status != CollaborationStatus.Active
            ? [Supersession.ByRenewal(old, after, calendar)]
            : [],
    };

    private static string ActionOf(Collaboration before, Collaboration after) =>
        (before.Status, after.Status) switch
        {
            (_, CollaborationStatus.Expired) => "expire",
            (CollaborationStatus.Signed, _) => "activate",
            _ => "renew-automatically",
        };
}
