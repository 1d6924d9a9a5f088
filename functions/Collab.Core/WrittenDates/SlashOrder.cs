namespace Collab.Core.WrittenDates;

/// <summary>Which comes first in dates like 03/04/2026 and 03-04-2026, as far as the sheet's other dates tell.</summary>
public enum SlashOrder
{
    /// <summary>No date tells.</summary>
    Unknown,

    DayFirst,
    MonthFirst,

    /// <summary>Some dates have the day first and others the month.</summary>
    Contradictory,
}
