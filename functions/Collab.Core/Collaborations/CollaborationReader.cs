using System.Text.Json;
using Collab.Core.Json;
using Collab.Core.Results;
using Collab.Core.Standards;

namespace Collab.Core.Collaborations;

/// <summary>Reads a collaboration from JSON by the rules that need no look into the register.</summary>
public static class CollaborationReader
{
    /// <summary>The collaboration as sent, without id and times, or null with faults. <paramref name="status"/> stands where none was sent.</summary>
    public static Collaboration? Read(JsonElement json, Faults faults, CollaborationStatus status = CollaborationStatus.Draft)
    {
        ArgumentNullException.ThrowIfNull(faults);
        if (ObjectReader.Open(json, string.Empty, faults) is not { } reader)
        {
            return null;
        }

        var draft = new Collaboration
        {
            Id = default,
            Code = reader.Text("code", 100),
            Institution = SlugOf(reader, "institution") ?? string.Empty,
            Partners = reader.List("partners", 200, atLeastOne: true, (e, at) => ReadPartner(e, at, faults)) ?? [],
            Title = reader.TextMap("title", 500, required: true)!,
            Summary = reader.TextMap("summary", 10_000),
            Instrument = reader.Code<Instrument>("instrument", required: true) ?? default,
            Kinds = reader.CodeList<CollaborationKind>("kinds", atLeastOne: true) ?? [],
            Themes = reader.CodeList<Theme>("themes"),
            Fields = reader.List("fields", 100, atLeastOne: false, (e, at) => ReadField(e, at, faults)),
            Status = reader.Code<CollaborationStatus>("status") ?? status,
            SignedOn = reader.Date("signedOn"),
            StartsOn = reader.Date("startsOn"),
            EndsOn = reader.Date("endsOn"),
            TerminatedOn = reader.Date("terminatedOn"),
            TerminationReason = reader.Text("terminationReason", 2_000),
            NoticePeriodDays = reader.Integer("noticePeriodDays", 0, 3_650),
            AutoRenewMonths = reader.Integer("autoRenewMonths", 1, 600),
            Renews = ReadId(reader, "renews"),
            Conditions = reader.List("conditions", 500, atLeastOne: false, (e, at) => ConditionReader.Read(e, at, faults)),
            CreatedAt = default,
            UpdatedAt = default,
        };

        reader.IgnoreDerived("id", "renewedBy", "noticeDeadline", "createdAt", "updatedAt");
        reader.Close();
        CheckPartners(draft, faults);
        CollaborationDates.Check(draft, faults);
        return faults.Any ? null : draft.WithDerived();
    }

    private static void CheckPartners(Collaboration draft, Faults faults)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < draft.Partners.Count; i++)
        {
            var partner = draft.Partners[i].Institution;
            if (partner == draft.Institution)
            {
                faults.Rule($"/partners/{i}/institution", "own-institution", "The home institution is no partner of itself.");
            }
            else if (!seen.Add(partner))
            {
                faults.Rule($"/partners/{i}/institution", "repeated", "This institution is already among the partners.");
            }
        }
    }

    private static Partner? ReadPartner(JsonElement json, string at, Faults faults)
    {
        if (ObjectReader.Open(json, at, faults) is not { } reader)
        {
            return null;
        }

        var institution = SlugOf(reader, "institution");
        var role = reader.Code<PartnerRole>("role") ?? PartnerRole.Partner;
        var signedOn = reader.Date("signedOn");
        var signatory = reader.Text("signatory", 200);
        reader.Close();
        return institution is null ? null : new(institution, role, signedOn, signatory);
    }

    private static string? SlugOf(ObjectReader reader, string name)
    {
        var text = reader.Text(name, 200, required: true);
        if (text is null || Slug.IsValid(text))
        {
            return text;
        }

        reader.Faults.Rule(reader.At(name), "slug", "An institution's id is 2 to 63 of a–z, 0–9 and hyphens.");
        return null;
    }

    private static string? ReadField(JsonElement json, string at, Faults faults)
    {
        if (json.ValueKind == JsonValueKind.String)
        {
            return CodeRules.Field(json.GetString()!, at, faults);
        }

        faults.Shape(at, "type", "A text of four digits is wanted here.");
        return null;
    }

    private static Guid? ReadId(ObjectReader reader, string name)
    {
        var text = reader.Text(name, 100);
        if (text is null)
        {
            return null;
        }

        if (RecordId.TryParse(text, out var id))
        {
            return id;
        }

        reader.Faults.Rule(reader.At(name), "id", "A record's id is a UUID in lower case with hyphens.");
        return null;
    }
}
