using Collab.Core.Activities;

namespace Collab.Web.Api.OpenApi.Schemas;

/// <summary>Notes of activities.</summary>
internal static class ActivityNotes
{
    public static IReadOnlyList<RecordNotes> All { get; } =
    [
        RecordNotes.Of<Activity>("Something done under a collaboration. Participants are counted, never named.")
            .Derived("id", "UUID: of version 7, or of version 8 when it follows from the reference.")
            .Derived("collaboration", "The collaboration's id.")
            .Wanted("kind", "What was done.")
            .Wanted("direction", "inbound: they came; outbound: ours went; none: neither.")
            .Wanted("status", "Whether it has happened. Cancelled ones count nowhere.")
            .Wanted("title", "At most 500 characters in each language.")
            .Wanted("startsOn", "The first day; reports count it in this day's period.")
            .Optional("endsOn", "The last day. Required unless days is given.")
            .Wanted("participants", "How many took part, by group.")
            .Optional("days", "Days that each took part; the span of the dates unless given.", Shapes.Range(1, ActivityDraft.MostDays))
            .Wanted("country", "Where it took place, ISO 3166-1 alpha-2.", Shapes.Country)
            .Optional("theme", "What it is about.")
            .Optional("field", "A detailed field of ISCED-F 2013.", Shapes.IscedField)
            .Optional("reference", "The sender's own key, unique in the collaboration: sent again, it updates.", Shapes.Longest(200))
            .Derived("academicYear", "The academic year of startsOn.", Shapes.AcademicYear)
            .Derived("createdAt", "When it was first stored, UTC.")
            .Derived("updatedAt", "When it last changed, UTC."),
        RecordNotes.Of<Participants>("People by group; 0 unless given.")
            .Optional("students", "Students.", Shapes.Range(0, ActivityDraft.MostPeople))
            .Optional("residents", "Residents: physicians in specialist training.", Shapes.Range(0, ActivityDraft.MostPeople))
            .Optional("faculty", "Teachers and researchers.", Shapes.Range(0, ActivityDraft.MostPeople))
            .Optional("staff", "Administrative and technical staff.", Shapes.Range(0, ActivityDraft.MostPeople)),
    ];
}
