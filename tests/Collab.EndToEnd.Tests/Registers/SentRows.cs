using System.Globalization;
using System.Text;

namespace Collab.EndToEnd.Tests.Registers;

/// <summary>Rows made from a seed, and the CSV files they are sent in.</summary>
internal static class SentRows
{
    public static readonly DateOnly First = new(2024, 3, 1);
    public static readonly DateOnly Last = new(2025, 12, 31);

    private const string Header =
        "collaboration,reference,kind,direction,status,title.en,title.mn,startsOn,endsOn,days,students,participants.residents,faculty,staff,country";

    private static readonly string[] Kinds = ["student-exchange", "faculty-exchange", "joint-research", "clinical-training"];
    private static readonly string[] Directions = ["inbound", "outbound", "none"];
    private static readonly string[] Statuses = ["planned", "ongoing", "completed", "completed", "cancelled"];
    private static readonly string[] Countries = ["MN", "JP", "KR", "NP", "DE"];

    /// <summary>
    /// Every second row has a reference, the others are known by what they say; one in fifty is its neighbour over again, which are two activities all the same.
    /// </summary>
    public static List<SentRow> Make(Random random, IReadOnlyList<string> collaborations, int count, string mark)
    {
        var rows = new List<SentRow>(count);
        for (var i = 0; i < count; i++)
        {
            var name = $"{mark}-{Written(i)}";
            rows.Add(i % 50 == 2 ? rows[^1] : MakeOne(random, collaborations, i % 2 == 1 ? null : name, name));
        }

        return rows;
    }

    /// <summary>An activity whose title says <paramref name="name"/>.</summary>
    public static SentRow MakeOne(Random random, IReadOnlyList<string> collaborations, string? reference, string name)
    {
        var startsOn = First.AddDays(random.Next(Last.DayNumber - First.DayNumber + 1));
        return new()
        {
            Collaboration = collaborations[random.Next(collaborations.Count)],
            Reference = reference,
            Kind = Kinds[random.Next(Kinds.Length)],
            Direction = Directions[random.Next(Directions.Length)],
            Status = Statuses[random.Next(Statuses.Length)],
            TitleEnglish = $"Visit \"{name}\", illustrative",
            TitleMongolian = $"Өрнөх Үйл {name} अध्ययन",
            StartsOn = startsOn,
            EndsOn = startsOn.AddDays(random.Next(30)),
            Days = random.Next(3) == 0 ? random.Next(1, 20) : null,
            Students = random.Next(10),
            Residents = random.Next(4),
            Faculty = random.Next(4),
            Staff = random.Next(3),
            Country = Countries[random.Next(Countries.Length)],
        };
    }

    public static byte[] Csv(IEnumerable<SentRow> rows, params IEnumerable<string> rawRows)
    {
        var text = new StringBuilder(Header).Append("\r\n");
        foreach (var row in rows)
        {
            text.AppendJoin(',', Cells(row).Select(Quoted)).Append("\r\n");
        }

        foreach (var raw in rawRows)
        {
            text.Append(raw).Append("\r\n");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static string[] Cells(SentRow r) =>
    [
        r.Collaboration, r.Reference ?? "", r.Kind, r.Direction, r.Status, r.TitleEnglish, r.TitleMongolian, SentRow.Written(r.StartsOn), SentRow.Written(r.EndsOn),
        r.Days is { } days ? Written(days) : "", Written(r.Students), Written(r.Residents), Written(r.Faculty), Written(r.Staff), r.Country,
    ];

    private static string Written(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Quoted(string cell) =>
        cell.AsSpan().IndexOfAny(",\"\r\n") < 0 ? cell : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
