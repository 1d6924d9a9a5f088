using Collab.Core.Activities;
using Collab.Core.Collaborations;
using Collab.Core.Documents.Reading;
using Collab.Core.Json;
using Collab.Core.Results;
using Collab.Core.Settings;
using Collab.Core.Standards;
using Collab.Core.Tables;
using Collab.Core.WrittenDates;

namespace Collab.Core.Rosters;

/// <summary>Reads a roster's row. No fault quotes what stands in a cell: where a row has slipped, that may be anything about a person.</summary>
internal sealed class RosterRow(RosterHeader header, PersonMarks marks, string sender, RegisterSettings settings)
{
    private const string WhyAPerson =
        "The sender's own reference of the person, such as a student number, is required: without it the same person in a later roster would "
        + "count once more. Collab keeps it only as a keyed hash.";

    private readonly int person = header.Find(RosterHeader.Person);

    public RosterEntry Read(ITableReader row, Faults faults)
    {
        if (row.ExtraCells > 0)
        {
            faults.Shape(
                "/", "extra-cells", "The row has more cells than the header, so its cells may have slipped. Nothing of it is given back here; correct it in your own file.");
            return new(string.Empty, null, null, new());
        }

        var reference = PersonOf(row, faults);
        var (startsOn, endsOn) = DatesOf(row, faults);
        return new(
            Cell(row, "collaboration", "The id or code of a collaboration is required.", faults),
            reference is null ? null : marks.Of(sender, reference),
            Code<ParticipantLevel>(row, "level", "participant-levels", required: true, faults),
            new()
            {
                Kind = Code<CollaborationKind>(row, "kind", "kinds", required: true, faults),
                Direction = Code<Direction>(row, "direction", "directions", required: true, faults),
                Status = StatusOf(row, faults),
                Title = TitleOf(row, faults),
                StartsOn = startsOn,
                EndsOn = endsOn,
                Country = Text(row, "country", faults) is { Length: > 0 } country ? CodeRules.Country(RosterCodes.Find("countries", country), "/country", faults) : null,
                Theme = Code<Theme>(row, "theme", "themes", required: false, faults),
                Field = Text(row, "field", faults) is { Length: > 0 } field ? CodeRules.Field(field, "/field", faults) : null,
            });
    }

    private string? PersonOf(ITableReader row, Faults faults)
    {
        if (row[person].Length > 0)
        {
            return TextRules.Check(row[person], "/person", 200, faults);
        }

        faults.Rule("/person", "required", WhyAPerson);
        return null;
    }

    private ActivityStatus? StatusOf(ITableReader row, Faults faults)
    {
        var status = Code<ActivityStatus>(row, "status", "activity-statuses", required: false, faults);
        if (status == ActivityStatus.Cancelled)
        {
            faults.Rule("/status", "cancelled", "A roster counts those who take part; leave out who doesn't.");
        }

        return status;
    }

    private LocalText? TitleOf(ITableReader row, Faults faults) =>
        Text(row, RosterHeader.Title, faults) is { Length: > 0 } title && TextRules.Check(title, "/activityTitle", 500, faults) is { } text
            ? LocalText.Of((settings.DefaultLanguage, text))
            : null;

    private TEnum? Code<TEnum>(ITableReader row, string field, string list, bool required, Faults faults)
        where TEnum : struct, Enum
    {
        var text = required ? Cell(row, field, "This field is required.", faults) : Text(row, field, faults);
        return text.Length > 0 ? CodeRules.Check<TEnum>(RosterCodes.Find(list, text), $"/{field}", faults) : null;
    }

    /// <summary>Of two dates that don't fit together either may be another's, such as a date of birth: both are at fault.</summary>
    private (DateOnly? StartsOn, DateOnly? EndsOn) DatesOf(ITableReader row, Faults faults)
    {
        var (startsOn, endsOn) = (Date(row, "startsOn", faults), Date(row, "endsOn", faults));
        if (startsOn > endsOn)
        {
            faults.Rule("/startsOn", "after-end", "The first day is after the last.");
            faults.Rule("/endsOn", "before-start", "The last day is before the first.");
        }
        else if (endsOn?.DayNumber - startsOn?.DayNumber >= ActivityDraft.MostDays)
        {
            faults.Rule("/startsOn", "range", $"From the first to the last day are more than {ActivityDraft.MostDays} days.");
            faults.Rule("/endsOn", "range", $"From the first to the last day are more than {ActivityDraft.MostDays} days.");
        }

        return (startsOn, endsOn);
    }

    private DateOnly? Date(ITableReader row, string field, Faults faults)
    {
        if (Cell(row, field, "This field is required.", faults) is not { Length: > 0 } text)
        {
            return null;
        }

        if (WrittenDate.Read(text).TryGet(out var date, out var wrong))
        {
            return date;
        }

        if (row.DayOf(header.Find(field)) is { } day)
        {
            return day;
        }

        wrong.AddTo(faults, $"/{field}");
        return null;
    }

    private string Cell(ITableReader row, string field, string why, Faults faults)
    {
        var before = faults.All.Count;
        var text = Text(row, field, faults);
        if (text.Length == 0 && faults.All.Count == before)
        {
            faults.Rule($"/{field}", "required", why);
        }

        return text;
    }

    private string Text(ITableReader row, string field, Faults faults)
    {
        if (header.Find(field) is not (>= 0 and var column))
        {
            return string.Empty;
        }

        if (row.LacksValue(column))
        {
            faults.Rule($"/{field}", "no-value", RowCells.UnworkedFormula);
        }

        return row[column];
    }
}
