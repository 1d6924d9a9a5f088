namespace Collab.Core.Agreements;

/// <summary>The names of the fields of the fillable summary of an agreement, which whoever writes the form and whoever reads it back share.</summary>
public static class AgreementFormFields
{
    public const string Title = "title";
    public const string Institution = "institution";

    /// <summary>One a line.</summary>
    public const string Partners = "partners";
    public const string Instrument = "instrument";
    public const string Kinds = "kinds";
    public const string Themes = "themes";
    public const string SignedOn = "signedOn";
    public const string StartsOn = "startsOn";
    public const string EndsOn = "endsOn";
    public const string NoticePeriodDays = "noticePeriodDays";
    public const string AutoRenewMonths = "autoRenewMonths";
    public const string Code = "code";
    public const string Summary = "summary";

    /// <summary>In the order in which they stand on the form.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        Title, Code, Institution, Partners, Instrument, Kinds, Themes, SignedOn, StartsOn, EndsOn, NoticePeriodDays, AutoRenewMonths, Summary,
    ];
}
