using System.Globalization;
using System.Text.Json;
using Collab.Core.Agreements.Parties;
using Collab.Core.Agreements.Phrases;
using Collab.Core.CodeLists;
using Collab.Core.Institutions;
using Collab.Core.Json;
using Collab.Core.Results;
using Collab.Core.Standards;

namespace Collab.Core.Agreements.Form;

/// <summary>Reads the fields of the fillable summary form. They are given, not found: a value that keeps the rules is sure, another is none.</summary>
internal sealed class FormValues(IReadOnlyCollection<Institution> institutions, string language)
{
    private const int LongestValue = 20_000;
    private readonly InstitutionNames names = new(institutions);
    private readonly List<string> notes = [];

    /// <summary>Why values were left out, in plain words.</summary>
    public IReadOnlyList<string> Notes => notes;

    public IReadOnlyList<ProposedField> Read(IReadOnlyDictionary<string, string> form)
    {
        var fields = new List<ProposedField>();
        foreach (var name in FieldNames.All)
        {
            if (!form.TryGetValue(name, out var text) || string.IsNullOrWhiteSpace(text))
            {
                continue;
            }

            var faults = new Faults();
            var value = text.Length > LongestValue ? null : TextRules.Check(text, string.Empty, LongestValue, faults) is { } clean ? ValueOf(name, clean, faults) : null;
            if (value is { } read && !faults.Any)
            {
                fields.Add(new() { Field = name, Value = read, Sentence = $"field {name}", Confidence = 1 });
            }
            else
            {
                notes.Add($"The form's field {name} was left out: {(faults.All.Count > 0 ? faults.All[0].Detail : "its value can't be read.")}");
            }
        }

        return fields;
    }

    private JsonElement? ValueOf(string name, string text, Faults faults) => name switch
    {
        FieldNames.Code => TextRules.Check(text, string.Empty, 100, faults) is { } code ? JsonValue.Of(code) : null,
        FieldNames.Title => TextRules.Check(text, string.Empty, 500, faults) is { } title ? InLanguage(title) : null,
        FieldNames.Summary => TextRules.Check(text, string.Empty, 10_000, faults) is { } summary ? InLanguage(summary) : null,
        FieldNames.Institution => OneInstitution(text, faults) is { } id ? JsonValue.Of(id) : null,
        FieldNames.Partners => Partners(text, faults),
        FieldNames.Instrument => Code("instruments", text, faults) is { } instrument ? JsonValue.Of(instrument) : null,
        FieldNames.Kinds => Codes("kinds", text, faults),
        FieldNames.Themes => Codes("themes", text, faults),
        FieldNames.NoticePeriodDays => Whole(text, 0, 3_650, faults),
        FieldNames.AutoRenewMonths => Whole(text, 1, 600, faults),
        _ => Date(text, faults),
    };

    private JsonElement InLanguage(string text) =>
        JsonValue.Of([new KeyValuePair<string, string>(Wording.ScriptLanguage.Of(text) ?? language, text)]);

    private string? OneInstitution(string text, Faults faults)
    {
        if (institutions.FirstOrDefault(i => i.Id == text.Trim()) is { } byId)
        {
            return byId.Id;
        }

        var found = names.In(text).Where(m => m.Institution is not null && m.Confidence >= ProposedField.High).ToList();
        if (found.Count == 1)
        {
            return found[0].Institution!.Id;
        }

        faults.Rule(string.Empty, "unknown-institution", $"“{Shown(text)}” is no institution of the register.");
        return null;
    }

    private JsonElement? Partners(string text, Faults faults)
    {
        var ids = Parts(text, [';', '\n', '\r']).Select(p => OneInstitution(p, faults)).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        return faults.Any || ids.Count == 0 ? null : JsonValue.OfPartners(ids);
    }

    /// <summary>A code, or what it is called in any language.</summary>
    private static string? Code(string list, string text, Faults faults)
    {
        var folded = LetterFold.Of(text.Trim());
        var codes = CodeCatalogue.Find(list)!.Codes;
        var found = codes.FirstOrDefault(c => c.Code == folded || c.Labels.Entries.Any(l => LetterFold.Of(l.Value.Normalize()) == folded));
        if (found is null)
        {
            faults.Rule(string.Empty, "unknown-code", $"“{Shown(text)}” is none of: {string.Join(", ", codes.Select(c => c.Code))}.");
        }

        return found?.Code;
    }

    private static JsonElement? Codes(string list, string text, Faults faults)
    {
        var whole = new Faults();
        if (Code(list, text, whole) is { } one)
        {
            return JsonValue.Of([one]);
        }

        var codes = Parts(text, [';', ',', '\n', '\r']).Select(p => Code(list, p, faults)).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        return faults.Any || codes.Count == 0 ? null : JsonValue.Of(codes);
    }

    private static JsonElement? Whole(string text, int least, int most, Faults faults)
    {
        var number = Tokens.Words(text) is [{ Kind: TokenKind.Number } token] ? token.Number : -1;
        if (number >= least && number <= most && text.Trim()[0] != '-')
        {
            return JsonValue.Of(number);
        }

        faults.Rule(string.Empty, "range", string.Create(CultureInfo.InvariantCulture, $"A whole number from {least} to {most} is wanted, not “{Shown(text)}”."));
        return null;
    }

    private static JsonElement? Date(string text, Faults faults)
    {
        var tokens = Tokens.Of(text, Wording.ScriptLanguage.Of(text));
        if (tokens.Count(t => t.Kind == TokenKind.Date) == 1 && tokens.First(t => t.Kind == TokenKind.Date).Date is { Certainty: >= 1 } mention)
        {
            return JsonValue.Of(IsoDate.Of(mention.Date));
        }

        faults.Rule(string.Empty, "date", $"“{Shown(text)}” isn't a date like 2026-03-31, or can be read in two ways.");
        return null;
    }

    private static IEnumerable<string> Parts(string text, char[] separators) =>
        text.Split(separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Take(200);

    private static string Shown(string text) => text.Length <= 80 ? text : $"{text.AsSpan(0, char.IsHighSurrogate(text[79]) ? 79 : 80)}…";
}
