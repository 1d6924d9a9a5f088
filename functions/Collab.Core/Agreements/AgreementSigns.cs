using Collab.Core.Agreements.Terms;
using Collab.Core.Agreements.Wording;
using Collab.Core.Documents.Reading;

namespace Collab.Core.Agreements;

/// <summary>Tells an agreement from a progress report or any other text, by its title and by the turns of phrase that only agreements have.</summary>
public static class AgreementSigns
{
    private const int Enough = 4;
    private const int OpeningLines = 12;

    /// <summary>The senses that an agreement's clauses have; each counts once.</summary>
    private static readonly string[] Clauses = ["signing", "obligation", "starts-on-signature", "starts", "lasts", "ends", "notice", "ending", "renewal"];

    /// <summary>True when the text is, more likely than not, an agreement.</summary>
    public static bool LooksLikeAgreement(DocumentText document)
    {
        ArgumentNullException.ThrowIfNull(document);
        if (document.FormFields.ContainsKey(FieldNames.Instrument) && document.FormFields.ContainsKey(FieldNames.Partners))
        {
            return true;
        }

        var text = AgreementText.Of(document);
        var titles = FindTitle.In(text);
        var first = titles.Count == 0 ? OpeningLines : titles.Min(t => t.Lines[0].Index);
        if (text.Sentences.Take(first).Concat(titles.SelectMany(t => t.Lines)).Any(s => s.Has("report") && !s.Has("obligation")))
        {
            return false;
        }

        var score = titles.Any(t => t.Lines.Any(l => l.Has("instrument"))) ? 3 : titles.Count > 0 ? 2 : 0;
        score += text.Sentences.Take(40).Any(s => s.Has("running") && (s.Has("instrument") || s.Has("parties"))) ? 1 : 0;
        score += text.Sentences.Take(40).Any(s => s.Has("parties")) ? 1 : 0;
        score += Clauses.Count(clause => text.Sentences.Any(s => s.Has(clause)));
        return score >= Enough + (titles.Count == 0 ? 2 : 0);
    }
}
