using System.Globalization;

namespace Collab.Core.Standards;

/// <summary>Weeks of ISO 8601, from Monday to Sunday: <c>2026-W47</c>. Their order is that of their names.</summary>
public static class IsoWeek
{
    /// <summary>The week of a day. It may belong to the year before or after: 2026-W53 has days in January 2027.</summary>
    public static string Of(DateOnly day)
    {
        var at = day.ToDateTime(TimeOnly.MinValue);
        return string.Create(CultureInfo.InvariantCulture, $"{ISOWeek.GetYear(at):D4}-W{ISOWeek.GetWeekOfYear(at):D2}");
    }
}
