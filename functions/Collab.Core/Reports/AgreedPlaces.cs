using Collab.Core.Collaborations;
using Collab.Core.Standards;

namespace Collab.Core.Reports;

/// <summary>How many people a period were agreed on with each partner of a collaboration. A draft agrees on nothing yet.</summary>
internal static class AgreedPlaces
{
    public static long Of(Collaboration record, Direction direction, Period period, int academicYearStartMonth) =>
        record.Status == CollaborationStatus.Draft
            ? 0
            : (record.Conditions ?? []).Where(c => c.Direction == direction).Sum(c => Of(c, period, academicYearStartMonth));

    /// <summary>People a year, once for each academic year of the condition that the period touches.</summary>
    private static long Of(Condition condition, Period period, int academicYearStartMonth)
    {
        var from = Math.Max(AcademicYear.Parse(condition.FirstAcademicYear).First, AcademicYear.Of(period.From, academicYearStartMonth).First);
        var to = Math.Min(AcademicYear.Parse(condition.LastAcademicYear).First, AcademicYear.Of(period.To, academicYearStartMonth).First);
        return Math.Max(0L, to - from + 1) * condition.PerYear;
    }
}
