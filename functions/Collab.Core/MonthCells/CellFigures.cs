using System.Numerics;
using System.Text.Json;

namespace Collab.Core.MonthCells;

/// <summary>What a month cell adds up to, and on how many days of the month something happened by the collaboration's month index.</summary>
public sealed record CellFigures(long Activities, long Participants, long PersonDays, long Outcomes, Int128 Quantity, long Funding, long Challenges, int Days)
{
    public static CellFigures Of(MonthCell cell, uint dayMask)
    {
        ArgumentNullException.ThrowIfNull(cell);
        return new(
            cell.Activities.Sum(a => (long)a.Tally.Count),
            cell.Activities.Sum(a => a.Tally.Participants),
            cell.Activities.Sum(a => a.Tally.PersonDays),
            cell.Outcomes.Sum(o => o.Tally.Count),
            cell.Outcomes.Aggregate(Int128.Zero, (sum, o) => sum + o.Tally.Sum),
            cell.Funding.Sum(f => f.Tally.Count),
            cell.Challenges.Sum(c => c.Tally.Count),
            BitOperations.PopCount(dayMask));
    }

    public void WriteTo(Utf8JsonWriter json)
    {
        ArgumentNullException.ThrowIfNull(json);
        json.WriteStartObject();
        json.WriteNumber("activities", Activities);
        json.WriteNumber("participants", Participants);
        json.WriteNumber("personDays", PersonDays);
        json.WriteNumber("outcomes", Outcomes);
        json.WriteNumber("quantity", (decimal)Quantity);
        json.WriteNumber("funding", Funding);
        json.WriteNumber("challenges", Challenges);
        json.WriteNumber("days", Days);
        json.WriteEndObject();
    }
}
