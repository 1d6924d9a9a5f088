using System.Collections.Frozen;
using Collab.Core.Institutions;
using Collab.Core.Standards;

namespace Collab.Core.Collaborations;

/// <summary>Which collaborations a list shows: filters combine with AND, the values of one filter with OR; an empty filter lets all pass.</summary>
public sealed record CollaborationFilter
{
    /// <summary>The most days that <see cref="ExpiringWithin"/> may look ahead: ten years.</summary>
    public const int MostDays = 3660;

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

    /// <summary>Signed or active, and ending on one of so many days from today on; 0 is today.</summary>
    public int? ExpiringWithin { get; init; }

    public IReadOnlyList<DormancyLevel> Dormancies { get; init; } = [];

    /// <summary>Searches through titles, the code, and partners' names and ids.</summary>
    public IReadOnlyList<TextSearch> Searches { get; init; } = [];

    /// <summary>Changed then or later.</summary>
    public DateTimeOffset? UpdatedSince { get; init; }

    /// <summary>True when every collaboration of the homes passes, so that a list finds its page among the first rows.</summary>
    public bool IsOpen =>
        Partners.Count + Countries.Count + Regions.Count + Kinds.Count + Themes.Count + Instruments.Count + Statuses.Count
            + Dormancies.Count + Searches.Count == 0
        && ExpiringWithin is null && UpdatedSince is null;

    /// <summary>True when the partners themselves decide, not their ids alone.</summary>
    public bool AsksPartners => Countries.Count + Regions.Count + Searches.Count > 0;

    /// <param name="listed">The collaboration.</param>
    /// <param name="institutions">Its partners among others; may be empty unless <see cref="AsksPartners"/>.</param>
    /// <param name="today">The day to count from.</param>
    internal bool Passes(ListedCollaboration listed, FrozenDictionary<string, Institution> institutions, DateOnly today)
    {
        if (IsOpen)
        {
            return true;
        }

        var record = listed.Record;
        return AnyOf(Statuses, record.Status)
            && AnyOf(Instruments, record.Instrument)
            && (Kinds.Count == 0 || record.Kinds.Any(Kinds.Contains))
            && (Themes.Count == 0 || (record.Themes?.Any(Themes.Contains) ?? false))
            && (Partners.Count == 0 || record.Partners.Any(p => Partners.Contains(p.Institution)))
            && (UpdatedSince is null || record.UpdatedAt >= UpdatedSince)
            && (ExpiringWithin is not { } days || Expires(record, today, today.AddDays(days)))
            && (Dormancies.Count == 0 || Dormancies.Contains(listed.DormancyOn(today)))
            && (Countries.Count == 0 || Places(record, institutions).Any(i => i.Country is { } c && Countries.Contains(c)))
            && (Regions.Count == 0 || Places(record, institutions).Any(i => Regions.Contains(i.Region) || Regions.Contains(i.Subregion)))
            && (Searches.Count == 0 || Searches.Any(s => s.IsIn(TextsOf(record, institutions))));
    }

    private static bool AnyOf<T>(IReadOnlyList<T> wanted, T value) => wanted.Count == 0 || wanted.Contains(value);

    private static bool Expires(Collaboration record, DateOnly from, DateOnly to) =>
        record.Status is CollaborationStatus.Signed or CollaborationStatus.Active && record.EndsOn >= from && record.EndsOn <= to;

    private static IEnumerable<Institution> Places(Collaboration record, FrozenDictionary<string, Institution> institutions) =>
        record.Partners.Select(p => institutions.GetValueOrDefault(p.Institution)).OfType<Institution>();

    private static IEnumerable<string> TextsOf(Collaboration record, FrozenDictionary<string, Institution> institutions)
    {
        var own = record.Title.Entries.Select(t => t.Value);
        var all = own.Concat(Places(record, institutions).SelectMany(i => i.SearchedTexts()));
        return record.Code is { } code ? all.Append(code) : all;
    }
}
