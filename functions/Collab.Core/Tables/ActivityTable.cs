using Collab.Core.Standards;

namespace Collab.Core.Tables;

/// <summary>Which column of a table holds which field of an activity. Names are the field names, in any order and case.</summary>
public sealed class ActivityTable
{
    private static readonly string[] Wanted =
        ["collaboration", "kind", "direction", "status", "title", "startsOn", "country"];

    private static readonly string[] Optional =
        ["endsOn", "days", "students", "residents", "faculty", "staff", "theme", "field", "reference"];

    // Columns that Collab itself derives: they may stand in a table that was exported from here.
    private static readonly string[] Ignored = ["id", "academicYear", "createdAt", "updatedAt"];

    private readonly Dictionary<string, int> columns = new(StringComparer.OrdinalIgnoreCase);

    private ActivityTable()
    {
    }

    /// <summary>Columns of title by language tag.</summary>
    public List<(int Column, string Tag)> Titles { get; } = [];

    public List<string> Unknown { get; } = [];

    /// <summary>What is wrong with the header, or nothing.</summary>
    public List<string> Reasons { get; } = [];

    public static ActivityTable Of(IReadOnlyList<string> header, string defaultLanguage)
    {
        ArgumentNullException.ThrowIfNull(header);
        var table = new ActivityTable();
        for (var i = 0; i < header.Count; i++)
        {
            table.Place(header[i], i, defaultLanguage);
        }

        var missing = Wanted.Where(w => table.Find(w) < 0 && !(w == "title" && table.Titles.Count > 0)).ToArray();
        if (missing.Length > 0)
        {
            table.Reasons.Add(
                $"The table lacks the column{(missing.Length > 1 ? "s" : string.Empty)} {string.Join(", ", missing)}. "
                + $"A table of activities has {string.Join(", ", Wanted)}, and may have {string.Join(", ", Optional)}.");
        }

        return table;
    }

    /// <summary>The column of a field, or −1.</summary>
    public int Find(string field) => columns.GetValueOrDefault(field, -1);

    /// <summary>The column that a fault is about, or −1 where it is about the row.</summary>
    public int ColumnOf(string pointer)
    {
        ArgumentNullException.ThrowIfNull(pointer);
        var field = pointer.TrimStart('/');
        var tag = field.StartsWith("title/", StringComparison.Ordinal) ? field[6..] : null;
        return field == "title" || tag is not null
            ? Titles.Where(t => tag is null || t.Tag == tag).Select(t => t.Column).DefaultIfEmpty(-1).First()
            : Find(field);
    }

    private void Place(string name, int column, string defaultLanguage)
    {
        var field = name.StartsWith("participants.", StringComparison.OrdinalIgnoreCase) ? name["participants.".Length..] : name;
        if (field.StartsWith("title.", StringComparison.OrdinalIgnoreCase) && LanguageTag.IsWellFormed(field[6..]))
        {
            Titles.Add((column, field[6..]));
        }
        else if (string.Equals(field, "title", StringComparison.OrdinalIgnoreCase))
        {
            Titles.Add((column, defaultLanguage));
        }
        else if (!Wanted.Concat(Optional).Contains(field, StringComparer.OrdinalIgnoreCase))
        {
            if (field.Length > 0 && !Ignored.Contains(field, StringComparer.OrdinalIgnoreCase))
            {
                Unknown.Add(name);
            }
        }
        else if (!columns.TryAdd(field, column))
        {
            Reasons.Add($"The column {field} stands twice.");
        }
    }
}
