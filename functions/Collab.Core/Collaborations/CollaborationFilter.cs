using System.Collections.Frozen;
using Collab.Core.Institutions;

namespace Collab.Core.Collaborations;

/// <summary>Which collaborations a list shows: filters combine with AND, the values of one filter with OR; an empty filter lets all pass.</summary>
public sealed record CollaborationFilter
{
    public IReadOnlyList<string> Institutions { get; init; } = [];

    public IReadOnlyList<string> Partners { get; init; } = [];

    /// <summary>Countries of partners, ISO 3166-1 alpha-2.</summary>
    public IReadOnlyList<string> Countries { get; init; } = [];

    /// <summary>UN M49 regions or sub-regions of partners.</summary>
    public IReadOnlyList<string> Regions { get; init; } = [];

    public IReadOnlyList<CollaborationKind> Kinds { get; init; } = [];

    public IReadOnlyList<Theme> Themes { get; init; } = [];

    public IReadOnlyList<Instrument> Instruments { get; init; } = [];

    public IReadOnlyList<CollaborationStatus> Statuses { get; init; } = [];

    /// <summary>True when every collaboration of the homes passes, so that a list finds its page among the first rows.</summary>
    public bool IsOpen =>
        Partners.Count + Countries.Count + Regions.Count + Kinds.Count + Themes.Count + Instruments.Count + Statuses.Count == 0;

    public bool Passes(Collaboration collaboration, FrozenDictionary<string, Institution> institutions)
    {
        ArgumentNullException.ThrowIfNull(collaboration);
        return AnyOf(Statuses, collaboration.Status)
            && AnyOf(Instruments, collaboration.Instrument)
            && (Kinds.Count == 0 || collaboration.Kinds.Any(Kinds.Contains))
            && (Themes.Count == 0 || (collaboration.Themes?.Any(Themes.Contains) ?? false))
            && (Partners.Count == 0 || collaboration.Partners.Any(p => Partners.Contains(p.Institution)))
            && (Countries.Count == 0 || Places(collaboration, institutions).Any(i => i.Country is { } c && Countries.Contains(c)))
            && (Regions.Count == 0 || Places(collaboration, institutions).Any(i => Regions.Contains(i.Region) || Regions.Contains(i.Subregion)));
    }

    private static bool AnyOf<T>(IReadOnlyList<T> wanted, T value) => wanted.Count == 0 || wanted.Contains(value);

    private static IEnumerable<Institution> Places(Collaboration collaboration, FrozenDictionary<string, Institution> institutions) =>
        collaboration.Partners.Select(p => institutions.GetValueOrDefault(p.Institution)).OfType<Institution>();
}
