namespace Collab.Functions.Demo;

/// <summary>The dates of a collaboration; null where its status has none yet. Notice in days, renewal in months.</summary>
internal sealed record DemoTerm
{
    public DateOnly? SignedOn { get; init; }

    public DateOnly? StartsOn { get; init; }

    public DateOnly? EndsOn { get; init; }

    public DateOnly? TerminatedOn { get; init; }

    public int? NoticePeriodDays { get; init; }

    public int? AutoRenewMonths { get; init; }
}
