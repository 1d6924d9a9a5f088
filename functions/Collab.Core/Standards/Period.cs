using System.Text.Json.Serialization;

namespace Collab.Core.Standards;

/// <summary>Calendar dates from <paramref name="From"/> to <paramref name="To"/>, both included.</summary>
public sealed record Period(DateOnly From, DateOnly To)
{
    [JsonIgnore]
    public int Days => To.DayNumber - From.DayNumber + 1;

    /// <summary>The whole calendar month.</summary>
    public static Period OfMonth(Month month) => new(month.FirstDay, month.LastDay);

    /// <summary>
    /// The period before: the same number of whole months when this one is made of whole months, else the same number of days.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such period in the calendar.</exception>
    public Period Previous()
    {
        var first = Month.Of(From);
        var last = Month.Of(To);
        if (From == first.FirstDay && To == last.LastDay)
        {
            var months = last.Index - first.Index + 1;
            return new(first.Plus(-months).FirstDay, first.Plus(-1).LastDay);
        }

        return new(From.AddDays(-Days), From.AddDays(-1));
    }

    public bool Contains(DateOnly date) => From <= date && date <= To;
}
