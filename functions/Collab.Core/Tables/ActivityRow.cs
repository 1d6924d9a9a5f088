using System.Globalization;
using Collab.Core.Activities;
using Collab.Core.Collaborations;
using Collab.Core.Documents.Reading;
using Collab.Core.Json;
using Collab.Core.Results;
using Collab.Core.Standards;

namespace Collab.Core.Tables;

/// <summary>Reads a table's row as an activity, by the same rules as a request's JSON. An empty cell is an absent field.</summary>
public sealed class ActivityRow(ActivityTable table)
{
    private readonly int collaboration = table.Find("collaboration");
    private readonly int kind = table.Find("kind");
    private readonly int direction = table.Find("direction");
    private readonly int status = table.Find("status");
    private readonly int startsOn = table.Find("startsOn");
    private readonly int endsOn = table.Find("endsOn");
    private readonly int days = table.Find("days");
    private readonly int students = table.Find("students");
    private readonly int residents = table.Find("residents");
    private readonly int faculty = table.Find("faculty");
    private readonly int staff = table.Find("staff");
    private readonly int country = table.Find("country");
    private readonly int theme = table.Find("theme");
    private readonly int field = table.Find("field");
    private readonly int reference = table.Find("reference");

    /// <summary>The id or code in the column <c>collaboration</c>; empty when the row has none.</summary>
    public string CollaborationOf(ITableReader row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row[collaboration];
    }

    public ActivityDraft Read(ITableReader row, Faults faults)
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(faults);
        if (row.ExtraCells > 0)
        {
            faults.Shape("/", "extra-cells", $"The row has {row.ExtraCells} more cells than the header.");
        }

        return new()
        {
            Kind = Code<CollaborationKind>(row, kind, "/kind", required: true, faults),
            Direction = Code<Direction>(row, direction, "/direction", required: true, faults),
            Status = Code<ActivityStatus>(row, status, "/status", required: true, faults),
            Title = Title(row, faults),
            StartsOn = Date(row, startsOn, "/startsOn", required: true, faults),
            EndsOn = Date(row, endsOn, "/endsOn", required: false, faults),
            Participants = new(
                Count(row, students, "/students", faults) ?? 0,
                Count(row, residents, "/residents", faults) ?? 0,
                Count(row, faculty, "/faculty", faults) ?? 0,
                Count(row, staff, "/staff", faults) ?? 0),
            Days = Whole(row, days, "/days", 1, ActivityDraft.MostDays, faults),
            Country = Cell(row, country, "/country", required: true, faults) is { } c ? CodeRules.Country(c, "/country", faults) : null,
            Theme = Code<Theme>(row, theme, "/theme", required: false, faults),
            Field = Cell(row, field, "/field", required: false, faults) is { } f ? CodeRules.Field(f, "/field", faults) : null,
            Reference = Cell(row, reference, "/reference", required: false, faults) is { } r ? TextRules.Check(r, "/reference", 200, faults) : null,
        };
    }

    private static string? Cell(ITableReader row, int column, string pointer, bool required, Faults faults)
    {
        var text = column < 0 ? string.Empty : row[column];
        if (text.Length > 0)
        {
            return text;
        }

        if (required)
        {
            faults.Rule(pointer, "required", "This field is required.");
        }

        return null;
    }

    private static TEnum? Code<TEnum>(ITableReader row, int column, string pointer, bool required, Faults faults)
        where TEnum : struct, Enum =>
        Cell(row, column, pointer, required, faults) is { } code ? CodeRules.Check<TEnum>(code, pointer, faults) : null;

    private static DateOnly? Date(ITableReader row, int column, string pointer, bool required, Faults faults) =>
        Cell(row, column, pointer, required, faults) is { } date ? DateRules.Check(date, pointer, faults) : null;

    private static int? Count(ITableReader row, int column, string pointer, Faults faults) =>
        Whole(row, column, pointer, 0, ActivityDraft.MostPeople, faults);

    private static int? Whole(ITableReader row, int column, string pointer, int least, int most, Faults faults)
    {
        if (Cell(row, column, pointer, required: false, faults) is not { } text)
        {
            return null;
        }

        if (decimal.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
        {
            return (int?)NumberRules.Check(number, pointer, least, most, faults);
        }

        faults.Shape(pointer, "type", "This field takes a whole number.");
        return null;
    }

    private LocalText? Title(ITableReader row, Faults faults)
    {
        if (table.Titles.Count == 1)
        {
            var (column, tag) = table.Titles[0];
            return Cell(row, column, "/title", required: true, faults) is { } only && TextRules.Check(only, "/title", 500, faults) is { } text
                ? LocalText.Of((tag, text))
                : null;
        }

        var entries = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (column, tag) in table.Titles)
        {
            if (row[column] is { Length: > 0 } text)
            {
                TextRules.AddEntry(entries, tag, text, $"/title/{tag}", 500, faults);
            }
        }

        if (entries.Count == 0)
        {
            faults.Rule("/title", "required", "A title is required in at least one language.");
            return null;
        }

        return LocalText.Of(entries);
    }
}
