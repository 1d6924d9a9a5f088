using System.Text.Json.Serialization;
using Collab.Core.Standards;

namespace Collab.Core.Collaborations;

/// <summary>An agreement or initiative of one home institution with one or more partners.</summary>
public sealed record Collaboration
{
    public required Guid Id { get; init; }

    /// <summary>The office's own number, unique per home institution.</summary>
    public string? Code { get; init; }

    /// <summary>The home institution whose register this belongs to.</summary>
    public required string Institution { get; init; }

    public required IReadOnlyList<Partner> Partners { get; init; }

    public required LocalText Title { get; init; }

    public LocalText? Summary { get; init; }

    public required Instrument Instrument { get; init; }

    public required IReadOnlyList<CollaborationKind> Kinds { get; init; }

    public IReadOnlyList<Theme>? Themes { get; init; }

    /// <summary>ISCED-F 2013 detailed fields, four digits.</summary>
    public IReadOnlyList<string>? Fields { get; init; }

    public required CollaborationStatus Status { get; init; }

    public DateOnly? SignedOn { get; init; }

    public DateOnly? StartsOn { get; init; }

    /// <summary>The last day; null is open-ended.</summary>
    public DateOnly? EndsOn { get; init; }

    public DateOnly? TerminatedOn { get; init; }

    /// <summary>Why it was terminated, as given with the move.</summary>
    public string? TerminationReason { get; init; }

    public int? NoticePeriodDays { get; init; }

    /// <summary>Months by which the end moves when it is reached.</summary>
    public int? AutoRenewMonths { get; init; }

    /// <summary>The last day on which notice can be given, derived: <c>endsOn</c> less <c>noticePeriodDays</c>.</summary>
    public DateOnly? NoticeDeadline { get; init; }

    public Guid? Renews { get; init; }

    public Guid? RenewedBy { get; init; }

    public IReadOnlyList<Condition>? Conditions { get; init; }

    [JsonConverter(typeof(InstantConverter))]
    public required DateTimeOffset CreatedAt { get; init; }

    [JsonConverter(typeof(InstantConverter))]
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>The record with what follows from its other fields.</summary>
    public Collaboration WithDerived() => this with
    {
        NoticeDeadline = EndsOn is { } end && NoticePeriodDays is { } days && end.DayNumber >= days ? end.AddDays(-days) : null,
    };
}

/// <summary>A partner's part in a collaboration.</summary>
public sealed record Partner(string Institution, PartnerRole Role, DateOnly? SignedOn, string? Signatory);

/// <summary>
/// What was agreed in one direction, in the manner of Erasmus Without Paper's inter-institutional agreements: people a year, for months
/// (students) or days (staff), between two academic years.
/// </summary>
public sealed record Condition
{
    public required Direction Direction { get; init; }

    public required MobilityType Type { get; init; }

    public required int PerYear { get; init; }

    public decimal? MonthsPerYear { get; init; }

    public decimal? DaysPerYear { get; init; }

    /// <summary>Level of the European Qualifications Framework, 1–8.</summary>
    public int? EqfLevel { get; init; }

    /// <summary>ISCED-F 2013 detailed field.</summary>
    public string? Field { get; init; }

    /// <summary>BCP 47 tag of the language of instruction.</summary>
    public string? Language { get; init; }

    /// <summary>Level of the Common European Framework of Reference, A1–C2.</summary>
    public string? Cefr { get; init; }

    public required string FirstAcademicYear { get; init; }

    public required string LastAcademicYear { get; init; }
}
