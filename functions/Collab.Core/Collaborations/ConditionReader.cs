using System.Text.Json;
using Collab.Core.Json;
using Collab.Core.Results;
using Collab.Core.Standards;

namespace Collab.Core.Collaborations;

/// <summary>Reads one exchange condition of a collaboration.</summary>
public static class ConditionReader
{
    public static Condition? Read(JsonElement json, string at, Faults faults)
    {
        ArgumentNullException.ThrowIfNull(faults);
        if (ObjectReader.Open(json, at, faults) is not { } reader)
        {
            return null;
        }

        var direction = reader.Code<Direction>("direction", required: true);
        if (direction == Direction.None)
        {
            faults.Rule(reader.At("direction"), "direction", "A condition is inbound or outbound.");
        }

        var type = reader.Code<MobilityType>("type", required: true);
        var first = YearOf(reader, "firstAcademicYear");
        var last = YearOf(reader, "lastAcademicYear");
        if (first > last)
        {
            faults.Rule(reader.At("lastAcademicYear"), "before-start", $"The last academic year is before the first ({first}).");
        }

        var condition = new Condition
        {
            Direction = direction ?? default,
            Type = type ?? default,
            PerYear = reader.Integer("perYear", 1, 100_000, required: true) ?? 0,
            MonthsPerYear = reader.Number("monthsPerYear", 0.25m, 12),
            DaysPerYear = reader.Number("daysPerYear", 0.5m, 366),
            EqfLevel = reader.Integer("eqfLevel", 1, 8),
            Field = reader.Text("field", 4) is { } field ? CodeRules.Field(field, reader.At("field"), faults) : null,
            Language = LanguageOf(reader),
            Cefr = CefrOf(reader),
            FirstAcademicYear = first?.ToString() ?? string.Empty,
            LastAcademicYear = last?.ToString() ?? string.Empty,
        };
        reader.Close();
        CheckDuration(reader, condition, type);
        return condition;
    }

    private static void CheckDuration(ObjectReader reader, Condition condition, MobilityType? type)
    {
        if (condition.DaysPerYear is not null && type is MobilityType.StudentStudies or MobilityType.StudentTraineeship)
        {
            reader.Faults.Rule(reader.At("daysPerYear"), "student-days", "Students' stays are agreed in monthsPerYear.");
        }

        if (condition.MonthsPerYear is not null && type is MobilityType.StaffTeaching or MobilityType.StaffTraining)
        {
            reader.Faults.Rule(reader.At("monthsPerYear"), "staff-months", "Staff's stays are agreed in daysPerYear.");
        }
    }

    private static AcademicYear? YearOf(ObjectReader reader, string name)
    {
        var text = reader.Text(name, 20, required: true);
        if (text is null)
        {
            return null;
        }

        if (AcademicYear.TryParse(text, out var year))
        {
            return year;
        }

        reader.Faults.Rule(reader.At(name), "academic-year", "An academic year is two years in a row, such as 2026/2027.");
        return null;
    }

    private static string? LanguageOf(ObjectReader reader)
    {
        var tag = reader.Text("language", 35);
        if (tag is not null && !LanguageTag.IsWellFormed(tag))
        {
            reader.Faults.Rule(reader.At("language"), "language-tag", "This isn't a BCP 47 language tag, such as en, mn or ne.");
        }

        return tag;
    }

    private static string? CefrOf(ObjectReader reader)
    {
        var level = reader.Text("cefr", 10);
        if (level is not null and not ("A1" or "A2" or "B1" or "B2" or "C1" or "C2"))
        {
            reader.Faults.Rule(reader.At("cefr"), "cefr", "A language level is one of A1, A2, B1, B2, C1, C2.");
        }

        return level;
    }
}
