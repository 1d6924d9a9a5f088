namespace Collab.Core.Agreements;

/// <summary>
/// The fields of a collaboration's JSON that a document can give, in the order in which they are proposed. Those of the fillable summary of an
/// agreement are named so too.
/// </summary>
public static class FieldNames
{
    public const string Code = "code";
    public const string Institution = "institution";
    public const string Partners = "partners";
    public const string Title = "title";
    public const string Summary = "summary";
    public const string Instrument = "instrument";
    public const string Kinds = "kinds";
    public const string Themes = "themes";
    public const string SignedOn = "signedOn";
    public const string StartsOn = "startsOn";
    public const string EndsOn = "endsOn";
    public const string NoticePeriodDays = "noticePeriodDays";
    public const string AutoRenewMonths = "autoRenewMonths";

    public static IReadOnlyList<string> All { get; } =
        [Code, Title, Summary, Institution, Partners, Instrument, SignedOn, StartsOn, EndsOn, NoticePeriodDays, AutoRenewMonths, Kinds, Themes];

    /// <summary>What a collaboration can't be without.</summary>
    public static IReadOnlyList<string> Required { get; } = [Title, Institution, Partners, Instrument, Kinds];
}
