namespace Collab.Core.Standards;

/// <summary>A month's place in its calendar's year, from 1.</summary>
public readonly record struct NamedMonth(CalendarSystem Calendar, int Month);
