using System.Text.Json;
using Collab.Core.Collaborations;
using Collab.Core.Json;
using Collab.Core.Results;

namespace Collab.Core.Activities;

/// <summary>Reads an activity from JSON.</summary>
public static class ActivityReader
{
    /// <summary>What was sent; faults are noted. Null when it isn't an object at all.</summary>
    public static ActivityDraft? Read(JsonElement json, Faults faults)
    {
        ArgumentNullException.ThrowIfNull(faults);
        if (ObjectReader.Open(json, string.Empty, faults) is not { } reader)
        {
            return null;
        }

        var draft = new ActivityDraft
        {
            Kind = reader.Code<CollaborationKind>("kind", required: true),
            Direction = reader.Code<Direction>("direction", required: true),
            Status = reader.Code<ActivityStatus>("status", required: true),
            Title = reader.TextMap("title", 500, required: true),
            StartsOn = reader.Date("startsOn", required: true),
            EndsOn = reader.Date("endsOn"),
            Participants = ReadParticipants(reader),
            Days = reader.Integer("days", 1, ActivityDraft.MostDays),
            Country = reader.Text("country", 100, required: true) is { } code ? CodeRules.Country(code, "/country", faults) : null,
            Theme = reader.Code<Theme>("theme"),
            Field = reader.Text("field", 100) is { } field ? CodeRules.Field(field, "/field", faults) : null,
            Reference = reader.Text("reference", 200),
        };

        reader.IgnoreDerived("id", "collaboration", "academicYear", "createdAt", "updatedAt");
        reader.Close();
        return draft;
    }

    private static Participants? ReadParticipants(ObjectReader reader)
    {
        if (!reader.Take("participants", out var json))
        {
            reader.Faults.Rule("/participants", "required", "This field is required.");
            return null;
        }

        if (ObjectReader.Open(json, "/participants", reader.Faults) is not { } groups)
        {
            return null;
        }

        var participants = new Participants(Count("students"), Count("residents"), Count("faculty"), Count("staff"));
        groups.Close();
        return participants;

        int Count(string group) => groups.Integer(group, 0, ActivityDraft.MostPeople) ?? 0;
    }
}
