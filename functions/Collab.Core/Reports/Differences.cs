using System.Numerics;

namespace Collab.Core.Reports;

/// <summary>The figures of a period less those of the period before.</summary>
internal static class Differences
{
    /// <summary>Months of two periods don't correspond to each other, so the difference has none.</summary>
    public static ActivityFigures Of(ActivityFigures now, ActivityFigures before) => new()
    {
        Count = now.Count - before.Count,
        Participants = now.Participants - before.Participants,
        PersonDays = now.PersonDays - before.PersonDays,
        ByKind = Of(now.ByKind, before.ByKind),
        ByDirection = Of(now.ByDirection, before.ByDirection),
        ByMonth = new(StringComparer.Ordinal),
        ByCountry = Of(now.ByCountry, before.ByCountry),
        ByPartner = Of(now.ByPartner, before.ByPartner),
    };

    public static OutcomeFigures Of(OutcomeFigures now, OutcomeFigures before) => new()
    {
        Count = now.Count - before.Count,
        Quantity = now.Quantity - before.Quantity,
        ByKind = Of(now.ByKind, before.ByKind),
        ByImpact = Of(now.ByImpact, before.ByImpact),
    };

    public static ChallengeFigures Of(ChallengeFigures now, ChallengeFigures before) => new()
    {
        Opened = now.Opened - before.Opened,
        Resolved = now.Resolved - before.Resolved,
        OpenAtEnd = now.OpenAtEnd - before.OpenAtEnd,
        ByKind = Of(now.ByKind, before.ByKind),
        ByArea = Of(now.ByArea, before.ByArea),
        BySeverity = Of(now.BySeverity, before.BySeverity),
        Blocked = [],
    };

    private static SortedDictionary<string, TTally> Of<TTally>(SortedDictionary<string, TTally> now, SortedDictionary<string, TTally> before)
        where TTally : struct, ISubtractionOperators<TTally, TTally, TTally>, IEquatable<TTally>
    {
        var difference = new SortedDictionary<string, TTally>(StringComparer.Ordinal);
        foreach (var key in now.Keys.Union(before.Keys, StringComparer.Ordinal))
        {
            var change = now.GetValueOrDefault(key) - before.GetValueOrDefault(key);
            if (!change.Equals(default))
            {
                difference[key] = change;
            }
        }

        return difference;
    }
}
