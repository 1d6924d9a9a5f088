using System.Text.Json;
using Collab.Core.Agreements.Form;
using Collab.Core.Agreements.Parties;
using Collab.Core.Agreements.Terms;
using Collab.Core.Agreements.Wording;
using Collab.Core.CodeLists;
using Collab.Core.Documents.Reading;
using Collab.Core.Institutions;
using Collab.Core.Standards;

namespace Collab.Core.Agreements;

/// <summary>
/// Reads from an agreement's text what collaboration it makes. The same text, institutions and day give the same proposal. Time and memory
/// grow with the text's length only, and reading stops after two million characters.
/// </summary>
public static class ReadProposal
{
    /// <summary>The proposal; with no fields at all when the text says nothing that is understood.</summary>
    /// <param name="document">The text, and the values of a form's fields, which go before the text.</param>
    /// <param name="institutions">The register's institutions.</param>
    /// <param name="sender">The id of the institution that sent the document.</param>
    /// <param name="language">BCP 47 tag for texts whose language can't be told.</param>
    /// <param name="today">An agreement that would be signed after this day isn't sure to be.</param>
    public static Proposal From(
        DocumentText document, IReadOnlyCollection<Institution> institutions, string sender, string language, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(institutions);
        var form = new FormValues(institutions, language);
        var given = form.Read(document.FormFields);
        var text = AgreementText.Of(document);
        var found = FromText(text, institutions, sender, language, today);
        var fields = FieldNames.All
            .Select(name => given.FirstOrDefault(f => f.Field == name) ?? found.FirstOrDefault(f => f.Field == name))
            .OfType<ProposedField>()
            .ToList();
        return new()
        {
            Fields = fields,
            Missing = [.. FieldNames.Required.Where(name => !fields.Any(f => f.Field == name && !IsEmptyList(f.Value)))],
            Notes = form.Notes.Count > 0 ? form.Notes : null,
            Language = text.Language,
            Draft = DraftCollaboration.Of(fields),
        };
    }

    private static List<ProposedField> FromText(
        AgreementText text, IReadOnlyCollection<Institution> institutions, string sender, string language, DateOnly today)
    {
        var names = new InstitutionNames(institutions);
        var titles = FindTitle.In(text).Select(t => TitlePlaces.LeftOut(t, names)).ToList();
        var fields = new List<ProposedField>();
        if (titles.Count > 0)
        {
            var entries = titles.Select(t => new KeyValuePair<string, string>(t.Language, t.Text)).OrderBy(e => e.Key, StringComparer.Ordinal);
            fields.Add(Field(FieldNames.Title, JsonValue.Of(entries), titles[0].Lines[0], titles.Min(t => t.Confidence)));
        }

        var parties = new FindParties(text, titles, names).Find();
        AddParties(fields, parties, HomeParty.Of(parties, institutions, sender));
        Add(fields, FieldNames.Instrument, FindInstrument.In(text, titles), JsonValue.Of);
        var dates = new FindDates(text, titles, today).Find();
        Add(fields, FieldNames.SignedOn, dates.SignedOn, d => JsonValue.Of(IsoDate.Of(d)));
        Add(fields, FieldNames.StartsOn, dates.StartsOn, d => JsonValue.Of(IsoDate.Of(d)));
        Add(fields, FieldNames.EndsOn, dates.EndsOn, d => JsonValue.Of(IsoDate.Of(d)));
        Add(fields, FieldNames.NoticePeriodDays, FindNotice.In(text), JsonValue.Of);
        Add(fields, FieldNames.AutoRenewMonths, FindRenewal.In(text), JsonValue.Of);
        foreach (var list in (ReadOnlySpan<string>)[FieldNames.Kinds, FieldNames.Themes])
        {
            var order = CodeCatalogue.Find(list)!.Codes.Select(c => c.Code).ToList();
            Add(fields, list, FindSubjects.In(list, order, text, titles), JsonValue.Of);
        }

        return fields;
    }

    private static void AddParties(List<ProposedField> fields, FoundParties parties, Candidate<Institution>? home)
    {
        if (home is not null)
        {
            Add(fields, FieldNames.Institution, home, i => JsonValue.Of(i.Id));
        }

        var partners = parties.Known.Where(p => p.Value.Id != home?.Value.Id).ToList();
        if (partners.Count == 0 && parties.Unmatched.Count == 0)
        {
            return;
        }

        var source = partners.FirstOrDefault()?.Source ?? parties.UnmatchedIn!;
        var confidence = partners.Select(p => p.Confidence).Append(parties.Complete).Append(home is null ? 0.6 : 1).Min();
        fields.Add(Field(FieldNames.Partners, JsonValue.OfPartners(partners.Select(p => p.Value.Id)), source, confidence) with
        {
            Unmatched = parties.Unmatched.Count > 0 ? parties.Unmatched : null,
        });
    }

    private static void Add<T>(List<ProposedField> fields, string name, Candidate<T>? candidate, Func<T, JsonElement> json)
        where T : notnull
    {
        if (candidate is not null)
        {
            fields.Add(Field(name, json(candidate.Value), candidate.Source, candidate.Confidence));
        }
    }

    private static ProposedField Field(string name, JsonElement value, Sentence source, double confidence) => new()
    {
        Field = name,
        Value = value,
        Sentence = source.Quote,
        Page = source.Page,
        Confidence = Math.Round(confidence, 2),
    };

    private static bool IsEmptyList(JsonElement value) => value.ValueKind == JsonValueKind.Array && value.GetArrayLength() == 0;
}
