namespace Collab.Functions.Demo;

/// <summary>One collaboration of the demo register, with what its activities are made from.</summary>
internal sealed record DemoCollaboration
{
    /// <summary>Begins with <c>DEMO-</c>; unique in the whole demo.</summary>
    public required string Code { get; init; }

    public required string Institution { get; init; }

    public required IReadOnlyList<DemoPartner> Partners { get; init; }

    public required string TitleEnglish { get; init; }

    public required string TitleLocal { get; init; }

    public required string Instrument { get; init; }

    public required IReadOnlyList<string> Kinds { get; init; }

    public required IReadOnlyList<string> Themes { get; init; }

    /// <summary>As it stands in the end; <c>terminated</c> is registered as <c>active</c> and then moved.</summary>
    public required string Status { get; init; }

    public required DemoTerm Term { get; init; }

    public IReadOnlyList<DemoCondition> Conditions { get; init; } = [];

    /// <summary>How much goes on under it, against the others.</summary>
    public required int Weight { get; init; }

    /// <summary>Nothing happens from this day on, although the agreement runs: it is dormant. Null: nothing of the sort.</summary>
    public DateOnly? QuietFrom { get; init; }

    /// <summary>The language of the local title: <c>mn</c> or <c>ne</c>.</summary>
    public string Language => DemoTitles.LanguageOf(Institution);

    /// <summary>The first partner's country, or the home's where the partner is a global body.</summary>
    public required string PartnerCountry { get; init; }

    public string HomeCountry => Institution == DemoInstitutions.NepaliHome ? "NP" : "MN";
}
