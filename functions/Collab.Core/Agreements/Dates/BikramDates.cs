using Collab.Core.Standards;

namespace Collab.Core.Agreements.Dates;

/// <summary>Dates of the Bikram Sambat, Nepal's calendar.</summary>
internal static class BikramDates
{
    /// <summary>The same day in our calendar; null for a date that isn't there or whose year's lengths aren't known.</summary>
    public static DateOnly? Find(int year, int month, int day) =>
        BikramSambat.TryToGregorian(new(year, month, day), out var date) ? date : null;
}
