using Collab.Core.Activities;
using Collab.Core.Bulk;
using Collab.Core.Collaborations;
using Collab.Core.Documents.Reading;
using Collab.Core.Documents;
using Collab.Core.Institutions;
using Collab.Core.Results;
using Collab.Core.Settings;
using Collab.Core.Tables;
using Collab.Core.Writing;

namespace Collab.Core.Rosters;

/// <summary>A table of people: each row counts its person into an activity, and no person is kept.</summary>
internal sealed class RosterTable(
    RosterHeader header, PersonMarks marks, OpenGroups groups, InstitutionDirectory directory, RegisterSettings settings, RegisterCalendar calendar)
    : ITableIntake
{
    private const string NoKey =
        "Rosters are not counted in this register yet: whoever keeps it has to set " + PersonMarks.Setting + ", with which people are told "
        + "apart without being kept. Send the roster again after that.";

    private readonly Faults faults = new();

    public async Task RunAsync(TableRun run, ITableReader table, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(table);
        run.Document.Is(DocumentKind.Roster);
        if (!marks.HasKey || header.Reasons.Count > 0)
        {
            run.Refuse(table, marks.HasKey ? header.Reasons : [NoKey]);
            await run.HideAsync(table, cancellationToken);
            return;
        }

        run.Unknown(header.Unknown);
        run.Note("The feedback file shows people as Collab keeps them, and only what Collab has read and understood; it can be corrected and sent back as it is.");
        if (header.Personal.Count > 0)
        {
            run.Note($"These columns hold personal data; they were not read and are not kept: {string.Join(", ", header.Personal)}.");
        }

        await CountAsync(run, table, cancellationToken);
    }

    private async Task CountAsync(TableRun run, ITableReader table, CancellationToken cancellationToken)
    {
        var row = new RosterRow(header, marks, run.Document.Sender.Id, settings);
        var shown = new RosterFeedbackRow(table, header);
        await run.BeginAsync(shown, header.Given, cancellationToken);
        try
        {
            while (await table.ReadAsync(cancellationToken))
            {
                faults.Clear();
                var entry = row.Read(table, faults);
                await TakeAsync(run, entry, cancellationToken);
                var fate = Fate();
                shown.Show(entry.Person, fate.Faults);
                await run.AnswerAsync(shown, fate, cancellationToken);
            }
        }
        catch (UnreadableFileException)
        {
            // The rows before have been answered.
            await groups.FlushAsync(cancellationToken);
            throw;
        }

        await groups.FlushAsync(cancellationToken);
    }

    private RowFate Fate() => faults.Any
        ? RowFate.Rejected([.. faults.All.Select(f => new CellFault(header.ColumnOf(f.Pointer), f.Detail))])
        : RowFate.Accepted;

    private async ValueTask TakeAsync(TableRun run, RosterEntry entry, CancellationToken cancellationToken)
    {
        var head = entry.Collaboration.Length == 0 ? null : await run.Target.FindAsync(entry.Collaboration, cancellationToken);
        if (head is null && entry.Collaboration.Length > 0)
        {
            RowTarget.Unknown(faults);
        }

        var draft = await CompleteAsync(entry, head, run.Document.Document.ReceivedAt, cancellationToken);
        if (draft.Complete(settings, faults) is not { } sent)
        {
            return;
        }

        var activity = RosterGroup.ActivityOf(sent, entry.Level!.Value, run.Document.Sender.Id, head!.Record.Id);
        if (!await groups.TryAddAsync(head, entry.Level.Value, activity, entry.Person!.Value, cancellationToken))
        {
            faults.Rule(
                "/person",
                "too-many",
                $"This activity has {PersonSet.Most} people, and no more are counted one by one. Send a table of activities with the number of participants instead.");
        }
    }

    /// <summary>Adds what follows: a title from the labels, the status from the days, the country from the direction.</summary>
    private async ValueTask<ActivityDraft> CompleteAsync(RosterEntry entry, CollaborationHead? head, DateTimeOffset receivedAt, CancellationToken cancellationToken)
    {
        var draft = entry.Activity;
        var country = draft.Country;
        if (country is null && head is not null && draft.Direction is { } direction && !faults.All.Any(f => f.Pointer == "/country"))
        {
            country = await CountryOfAsync(head.Record, direction, cancellationToken);
            if (country is null)
            {
                faults.Rule("/country", "required", "The country is required here: neither the direction nor the partners tell it.");
            }
        }

        return draft with
        {
            Country = country,
            Title = draft.Title ?? (draft.Kind is { } kind && entry.Level is { } level ? RosterGroup.TitleOf(kind, level) : null),
            Status = draft.Status ?? StatusOn(draft, calendar.DayOf(receivedAt)),
            Participants = new(0, 0, 0, 0),
        };
    }

    private static ActivityStatus StatusOn(ActivityDraft draft, DateOnly day) =>
        draft.StartsOn > day ? ActivityStatus.Planned
        : draft.EndsOn < day ? ActivityStatus.Completed
        : ActivityStatus.Ongoing;

    /// <summary>Who comes, comes to the home institution; who goes, goes to the first partner that has a country.</summary>
    private async ValueTask<string?> CountryOfAsync(Collaboration record, Direction direction, CancellationToken cancellationToken)
    {
        var hosts = direction switch
        {
            Direction.Inbound => [record.Institution],
            Direction.Outbound => record.Partners.Select(p => p.Institution),
            _ => (IEnumerable<string>)[],
        };
        foreach (var host in hosts)
        {
            if (await directory.FindAsync(host, cancellationToken) is { Country: { } country })
            {
                return country;
            }
        }

        return null;
    }
}
