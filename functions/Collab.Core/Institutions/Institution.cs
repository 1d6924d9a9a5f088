using System.Text.Json.Serialization;
using Collab.Core.Standards;

namespace Collab.Core.Institutions;

/// <summary>A partner, or a home institution that keeps its own register here.</summary>
public sealed record Institution
{
    /// <summary>A slug, chosen by the caller, never changed.</summary>
    public required string Id { get; init; }

    public required LocalText Names { get; init; }

    public required InstitutionKind Kind { get; init; }

    /// <summary>ISO 3166-1 alpha-2; null only for intergovernmental bodies.</summary>
    public string? Country { get; init; }

    public InstitutionIdentifiers? Identifiers { get; init; }

    /// <summary>True: the institution is a tenant with its own register.</summary>
    public required bool Home { get; init; }

    public string? Website { get; init; }

    public IReadOnlyList<Contact>? Contacts { get; init; }

    /// <summary>UN M49 region, derived from the country; <c>Global</c> without one.</summary>
    public required string Region { get; init; }

    /// <summary>UN M49 sub-region, derived from the country; <c>Global</c> without one.</summary>
    public required string Subregion { get; init; }

    [JsonConverter(typeof(InstantConverter))]
    public required DateTimeOffset CreatedAt { get; init; }

    [JsonConverter(typeof(InstantConverter))]
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>What a search looks through: its names in all languages, and its id.</summary>
    public IEnumerable<string> SearchedTexts() => Names.Entries.Select(n => n.Value).Append(Id);
}

/// <summary>
/// An institution's ids elsewhere: ROR (bare form), World Directory of Medical Schools, SCHAC home organisation, IATI organisation,
/// ISNI (ISO 27729, sixteen characters).
/// </summary>
public sealed record InstitutionIdentifiers(string? Ror, string? Wdoms, string? Schac, string? Iati, string? Isni);

/// <summary>An office's contact person, kept because the institution publishes it; participants are never kept.</summary>
public sealed record Contact(string Name, string? Role, string? Email);
