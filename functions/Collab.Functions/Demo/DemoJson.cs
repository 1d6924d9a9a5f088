using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace Collab.Functions.Demo;

/// <summary>Writes the demo's records as the bodies that the HTTP contract takes. Fields without a value are left out.</summary>
internal static class DemoJson
{
    public static ReadOnlyMemory<byte> Institution(DemoInstitution institution) => Written(json =>
    {
        Texts(json, "names", institution.Names);
        json.WriteString("kind", institution.Kind);
        Text(json, "country", institution.Country);
        json.WriteBoolean("home", institution.Home);
        Text(json, "website", institution.Website);
        if (institution.Home)
        {
            json.WriteStartArray("contacts");
            json.WriteStartObject();
            json.WriteString("name", "International office (illustrative)");
            json.WriteString("role", "international office");
            json.WriteString("email", $"international@{institution.Id}.example");
            json.WriteEndObject();
            json.WriteEndArray();
        }
    });

    /// <summary>A terminated one is registered as active; <see cref="Termination"/> moves it.</summary>
    public static ReadOnlyMemory<byte> Collaboration(DemoCollaboration collaboration) => Written(json =>
    {
        var c = collaboration;
        json.WriteString("code", c.Code);
        json.WriteString("institution", c.Institution);
        Partners(json, c.Partners);
        Texts(json, "title", [new("en", c.TitleEnglish), new(c.Language, c.TitleLocal)]);
        Texts(json, "summary", [new("en", DemoTitles.SummaryEnglish(c.Instrument, c.Themes[0])), new(c.Language, DemoTitles.SummaryLocal(c.Language))]);
        json.WriteString("instrument", c.Instrument);
        List(json, "kinds", c.Kinds);
        List(json, "themes", c.Themes);
        List(json, "fields", c.Themes.Select(DemoCodes.FieldOf).Distinct(StringComparer.Ordinal));
        json.WriteString("status", c.Status == "terminated" ? "active" : c.Status);
        Day(json, "signedOn", c.Term.SignedOn);
        Day(json, "startsOn", c.Term.StartsOn);
        Day(json, "endsOn", c.Term.EndsOn);
        Number(json, "noticePeriodDays", c.Term.NoticePeriodDays);
        Number(json, "autoRenewMonths", c.Term.AutoRenewMonths);
        Conditions(json, c);
    });

    public static ReadOnlyMemory<byte> Termination(DemoCollaboration collaboration) => Written(json =>
    {
        json.WriteString("to", "terminated");
        Day(json, "on", collaboration.Term.TerminatedOn);
        json.WriteString("reason", "Illustrative: ended early because funding for the planned exchanges was withdrawn.");
    });

    private static void Partners(Utf8JsonWriter json, IReadOnlyList<DemoPartner> partners)
    {
        json.WriteStartArray("partners");
        foreach (var partner in partners)
        {
            json.WriteStartObject();
            json.WriteString("institution", partner.Institution);
            json.WriteString("role", partner.Role);
            Day(json, "signedOn", partner.SignedOn);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Conditions(Utf8JsonWriter json, DemoCollaboration collaboration)
    {
        if (collaboration.Conditions.Count == 0)
        {
            return;
        }

        json.WriteStartArray("conditions");
        foreach (var condition in collaboration.Conditions)
        {
            json.WriteStartObject();
            json.WriteString("direction", condition.Direction);
            json.WriteString("type", condition.Type);
            json.WriteNumber("perYear", condition.PerYear);
            Number(json, "monthsPerYear", condition.MonthsPerYear);
            Number(json, "daysPerYear", condition.DaysPerYear);
            Number(json, "eqfLevel", condition.EqfLevel);
            json.WriteString("field", DemoCodes.FieldOf(collaboration.Themes[0]));
            Text(json, "language", condition.Language);
            Text(json, "cefr", condition.Cefr);
            json.WriteString("firstAcademicYear", condition.FirstAcademicYear);
            json.WriteString("lastAcademicYear", condition.LastAcademicYear);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static ReadOnlyMemory<byte> Written(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>(2048);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }

    private static void Texts(Utf8JsonWriter json, string name, IReadOnlyList<KeyValuePair<string, string>> texts)
    {
        json.WriteStartObject(name);
        foreach (var (language, text) in texts)
        {
            json.WriteString(language, text);
        }

        json.WriteEndObject();
    }

    private static void List(Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
        {
            json.WriteStringValue(value);
        }

        json.WriteEndArray();
    }

    private static void Text(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }

    private static void Number(Utf8JsonWriter json, string name, int? value)
    {
        if (value is { } number)
        {
            json.WriteNumber(name, number);
        }
    }

    private static void Day(Utf8JsonWriter json, string name, DateOnly? value)
    {
        if (value is { } day)
        {
            json.WriteString(name, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        }
    }
}
