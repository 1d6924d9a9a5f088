using System.Text.Json;
using Collab.Core.Json;
using Collab.Core.Results;

namespace Collab.Core.Outcomes;

/// <summary>Reads an outcome from JSON.</summary>
public static class OutcomeReader
{
    /// <summary>The highest quantity that is believed.</summary>
    public const int MostQuantity = 1_000_000;

    internal const int MostAuthors = 500;

    /// <summary>The outcome as sent, its stamp left empty; faults are noted.</summary>
    public static Outcome? Read(JsonElement json, Faults faults)
    {
        ArgumentNullException.ThrowIfNull(faults);
        if (ObjectReader.Open(json, string.Empty, faults) is not { } reader)
        {
            return null;
        }

        var outcome = new Outcome
        {
            Id = default,
            Collaboration = default,
            Kind = reader.Code<OutcomeKind>("kind", required: true) ?? default,
            Impact = reader.Code<Impact>("impact", required: true) ?? default,
            AchievedOn = reader.Date("achievedOn", required: true) ?? default,
            Quantity = reader.Integer("quantity", 1, MostQuantity, required: true) ?? 0,
            Title = reader.TextMap("title", 500, required: true)!,
            Doi = reader.Text("doi", 500) is { } doi ? IdentifierRules.Doi(doi, "/doi", faults) : null,
            Orcids = reader.List("orcids", MostAuthors, atLeastOne: false, (element, at) => ReadOrcid(element, at, faults)) is { Count: > 0 } list ? list : null,
            Reference = reader.Text("reference", 200),
            CreatedAt = default,
            UpdatedAt = default,
        };
        reader.IgnoreDerived("id", "collaboration", "createdAt", "updatedAt");
        reader.Close();
        CheckAuthors(outcome.Orcids, faults);
        return faults.Any ? null : outcome;
    }

    /// <summary>Notes authors that stand in the list twice, whichever door the outcome came in by.</summary>
    internal static void CheckAuthors(IReadOnlyList<string>? orcids, Faults faults)
    {
        if (orcids is not null && !faults.Any && orcids.Distinct(StringComparer.Ordinal).Count() != orcids.Count)
        {
            faults.Rule("/orcids", "repeated", "An ORCID iD stands in the list twice.");
        }
    }

    private static string? ReadOrcid(JsonElement json, string at, Faults faults)
    {
        if (json.ValueKind == JsonValueKind.String)
        {
            return IdentifierRules.Orcid(json.GetString()!, at, faults);
        }

        faults.Shape(at, "type", "An ORCID iD as text is wanted here.");
        return null;
    }
}
