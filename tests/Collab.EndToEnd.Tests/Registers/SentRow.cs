using System.Globalization;
using System.Text.Json.Nodes;

namespace Collab.EndToEnd.Tests.Registers;

/// <summary>An activity as a sender has it: a row of a table.</summary>
internal sealed record SentRow
{
    /// <summary>The collaboration's code.</summary>
    public required string Collaboration { get; init; }

    public required string? Reference { get; init; }

    public required string Kind { get; init; }

    public required string Direction { get; init; }

    public required string Status { get; init; }

    public required string TitleEnglish { get; init; }

    public required string TitleMongolian { get; init; }

    public required DateOnly StartsOn { get; init; }

    public required DateOnly EndsOn { get; init; }

    /// <summary>Null: from the first to the last day.</summary>
    public required int? Days { get; init; }

    public required int Students { get; init; }

    public required int Residents { get; init; }

    public required int Faculty { get; init; }

    public required int Staff { get; init; }

    public required string Country { get; init; }

    public long People => (long)Students + Residents + Faculty + Staff;

    public int DaysEach => Days ?? EndsOn.DayNumber - StartsOn.DayNumber + 1;

    /// <summary>What the row says, in a line: rows sent and activities stored are compared as lists of these.</summary>
    public string Line => string.Join(
        '|', Collaboration, Reference, Kind, Direction, Status, TitleEnglish, TitleMongolian, Written(StartsOn), Written(EndsOn), DaysEach, Students, Residents, Faculty, Staff, Country);

    /// <summary>The row as a request's JSON; what is null is left out.</summary>
    public object Body => new
    {
        reference = Reference,
        kind = Kind,
        direction = Direction,
        status = Status,
        title = new { en = TitleEnglish, mn = TitleMongolian },
        startsOn = Written(StartsOn),
        endsOn = Written(EndsOn),
        days = Days,
        participants = new { students = Students, residents = Residents, faculty = Faculty, staff = Staff },
        country = Country,
    };

    /// <summary>What a stored activity says, in the same form.</summary>
    public static string LineOf(string collaboration, JsonNode activity)
    {
        var people = activity["participants"]!;
        return string.Join(
            '|',
            collaboration,
            activity["reference"],
            activity["kind"],
            activity["direction"],
            activity["status"],
            activity["title"]!["en"],
            activity["title"]!["mn"],
            activity["startsOn"],
            activity["endsOn"],
            activity["days"],
            people["students"],
            people["residents"],
            people["faculty"],
            people["staff"],
            activity["country"]);
    }

    public static string Written(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
