using Collab.Core.Activities;
using Collab.Core.Collaborations;
using Collab.Core.Items;
using Collab.Core.Settings;

namespace Collab.Core.Tables;

/// <summary>Reads a table's row as an activity.</summary>
internal sealed class ActivityRow(TableHeader header, RegisterSettings settings) : RecordRow(header)
{
    private readonly int kind = header.Find("kind");
    private readonly int direction = header.Find("direction");
    private readonly int status = header.Find("status");
    private readonly TextColumns title = header.Texts("title");
    private readonly int startsOn = header.Find("startsOn");
    private readonly int endsOn = header.Find("endsOn");
    private readonly int days = header.Find("days");
    private readonly int students = header.Find("students");
    private readonly int residents = header.Find("residents");
    private readonly int faculty = header.Find("faculty");
    private readonly int staff = header.Find("staff");
    private readonly int country = header.Find("country");
    private readonly int theme = header.Find("theme");
    private readonly int field = header.Find("field");
    private readonly int reference = header.Find("reference");

    public override IItem? Read(RowCells cells)
    {
        ArgumentNullException.ThrowIfNull(cells);
        var draft = new ActivityDraft
        {
            Kind = cells.Code<CollaborationKind>(kind, "/kind", required: true),
            Direction = cells.Code<Direction>(direction, "/direction", required: true),
            Status = cells.Code<ActivityStatus>(status, "/status", required: true),
            Title = cells.TextMap(title, 500, required: "A title is required in at least one language."),
            StartsOn = cells.Date(startsOn, "/startsOn", required: true),
            EndsOn = cells.Date(endsOn, "/endsOn"),
            Participants = new(
                cells.Whole(students, "/students", 0, ActivityDraft.MostPeople) ?? 0,
                cells.Whole(residents, "/residents", 0, ActivityDraft.MostPeople) ?? 0,
                cells.Whole(faculty, "/faculty", 0, ActivityDraft.MostPeople) ?? 0,
                cells.Whole(staff, "/staff", 0, ActivityDraft.MostPeople) ?? 0),
            Days = cells.Whole(days, "/days", 1, ActivityDraft.MostDays),
            Country = cells.Country(country, "/country", required: true),
            Theme = cells.Code<Theme>(theme, "/theme"),
            Field = cells.Field(field, "/field"),
            Reference = cells.Text(reference, "/reference", 200),
        };
        return draft.Complete(settings, cells.Faults);
    }
}
