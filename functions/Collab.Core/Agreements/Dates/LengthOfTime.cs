namespace Collab.Core.Agreements.Dates;

/// <summary>A length of time in months (years are twelve of them) or in days (weeks are seven), and how sure its reading is.</summary>
internal sealed record LengthOfTime(int Months, int Days, double Certainty)
{
    /// <summary>The last day of a time of this length that begins on <paramref name="start"/>; null beyond the calendar.</summary>
    public DateOnly? LastDay(DateOnly start)
    {
        if (start.Year + (Months / 12) + (Days / 365) + 2 > DateOnly.MaxValue.Year)
        {
            return null;
        }

        return start.AddMonths(Months).AddDays(Days - 1);
    }
}
