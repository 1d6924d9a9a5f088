using Collab.Core.Collaborations;
using Collab.Core.Json;
using Collab.Core.Results;
using Collab.Core.Settings;
using Collab.Core.Standards;

namespace Collab.Core.Activities;

/// <summary>An activity as it was sent, by HTTP or in a table, before the rules that look at several fields have been applied.</summary>
public sealed record ActivityDraft
{
    /// <summary>The longest stay that is believed, in days.</summary>
    public const int MostDays = 3_660;

    /// <summary>The most people of one group in one activity that are believed.</summary>
    public const int MostPeople = 1_000_000;

    public CollaborationKind? Kind { get; init; }

    public Direction? Direction { get; init; }

    public ActivityStatus? Status { get; init; }

    public LocalText? Title { get; init; }

    public DateOnly? StartsOn { get; init; }

    public DateOnly? EndsOn { get; init; }

    public Participants? Participants { get; init; }

    public int? Days { get; init; }

    public string? Country { get; init; }

    public Theme? Theme { get; init; }

    public string? Field { get; init; }

    public string? Reference { get; init; }

    /// <summary>
    /// The activity with its derived fields, id and times left empty; null with the faults of rules over several fields.
    /// Call it only when every required field has been read.
    /// </summary>
    public Activity? Complete(RegisterSettings settings, Faults faults)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(faults);
        DateRules.Order(StartsOn, EndsOn, "startsOn", "/endsOn", faults);
        if (EndsOn is null && Days is null && !faults.All.Any(f => f.Pointer is "/endsOn" or "/days"))
        {
            faults.Rule("/endsOn", "required", "The last day is required, unless days says how long it took.");
        }

        if (faults.Any)
        {
            return null;
        }

        var startsOn = StartsOn!.Value;
        var endsOn = EndsOn ?? startsOn.AddDays(Days!.Value - 1);
        var span = endsOn.DayNumber - startsOn.DayNumber + 1;
        if (Days is null && span > MostDays)
        {
            faults.Rule("/endsOn", "range", $"From startsOn to endsOn are {span} days; at most {MostDays} are taken.");
            return null;
        }

        return new Activity
        {
            Id = default,
            Collaboration = default,
            Kind = Kind!.Value,
            Direction = Direction!.Value,
            Status = Status!.Value,
            Title = Title!,
            StartsOn = startsOn,
            EndsOn = endsOn,
            Participants = Participants!,
            Days = Days ?? span,
            Country = Country!,
            Theme = Theme,
            Field = Field,
            Reference = Reference,
            AcademicYear = AcademicYear.Of(startsOn, settings.AcademicYearStartMonth).ToString(),
            CreatedAt = default,
            UpdatedAt = default,
        };
    }
}
