using Collab.Core.Agreements.Wording;

namespace Collab.Core.Agreements.Terms;

/// <summary>Tells the instrument by the words of the title, or else by what the text calls itself.</summary>
internal static class FindInstrument
{
    public static Candidate<string>? In(AgreementText text, IReadOnlyList<FoundTitle> titles)
    {
        var found = titles.Select(OfTitle).OfType<Candidate<string>>().ToList();
        if (found.Count > 0 && found.Any(c => c.Value != "other"))
        {
            return Candidates.Choose(found.Where(c => c.Value != "other"));
        }

        // "This Exchange Agreement is made …"
        var itself = text.Sentences.Take(60)
            .Where(s => s.Has("running"))
            .SelectMany(s => s.Found.Where(f => f.Sense == "instrument").Select(f => new Candidate<string>(f.Rule.Value, s, Math.Min(f.Rule.Confidence, 0.75))));
        return Candidates.Choose(itself) ?? Candidates.Choose(found);
    }

    private static Candidate<string>? OfTitle(FoundTitle title)
    {
        var words = title.Lines.SelectMany(l => l.Found.Where(f => f.Sense is "instrument" or "instrument-generic").Select(f => (Found: f, Line: l))).ToList();
        if (words.Count == 0)
        {
            return null;
        }

        var named = words.Where(w => w.Found.Sense == "instrument").ToList();
        var (best, line) = named.Count == 0 ? words[0] : named.OrderByDescending(w => w.Found.Rule.Confidence).ThenByDescending(w => w.Found.Rule.Phrase.Length).First();
        var confidence = best.Rule.Confidence;
        if (named.Select(w => w.Found.Rule.Value).Distinct().Count() > 1)
        {
            confidence = Math.Min(confidence, 0.7);
        }

        if (title.Lines.Any(l => l.Has("instrument-change") || l.Has("report")))
        {
            confidence = Math.Min(confidence, 0.5);
        }

        return new(best.Rule.Value, line, Math.Min(confidence, title.Confidence + 0.2));
    }
}
