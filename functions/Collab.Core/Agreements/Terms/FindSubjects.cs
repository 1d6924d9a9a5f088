using Collab.Core.Agreements.Wording;
using Collab.Core.Documents.Reading;

namespace Collab.Core.Agreements.Terms;

/// <summary>Finds kinds and themes where the text says that they are done under the agreement: in its title, and under its scope.</summary>
internal static class FindSubjects
{
    /// <summary>What a word means for the register is for an officer to say.</summary>
    private const double Listed = 0.85;
    private const double Told = 0.7;
    private const double InTitle = 0.8;

    /// <summary>The codes found, in the order of the list, with the first sentence that names one; null when none is named.</summary>
    public static Candidate<IReadOnlyList<string>>? In(string list, IReadOnlyList<string> order, AgreementText text, IReadOnlyList<FoundTitle> titles)
    {
        var found = new Dictionary<string, (Sentence Sentence, double Confidence)>(StringComparer.Ordinal);
        for (var i = 0; i < text.SignatureStart && i < text.Sentences.Count; i++)
        {
            var sentence = text.Sentences[i];
            if (Weight(text, sentence, titles) is not (> 0 and var weight))
            {
                continue;
            }

            foreach (var code in SubjectBook.Find(list, sentence.Tokens))
            {
                if (!found.TryGetValue(code, out var before) || before.Confidence < weight)
                {
                    found[code] = (sentence, weight);
                }
            }
        }

        if (found.Count == 0)
        {
            return null;
        }

        // Where activities are listed, what is told besides is no activity.
        if (found.Values.Any(f => f.Confidence >= Listed))
        {
            found = found.Where(f => f.Value.Confidence >= InTitle).ToDictionary(StringComparer.Ordinal);
        }

        var first = found.Values.MinBy(f => f.Sentence.Index);
        return new([.. order.Where(found.ContainsKey)], first.Sentence, found.Values.Min(f => f.Confidence));
    }

    private static double Weight(AgreementText text, Sentence sentence, IReadOnlyList<FoundTitle> titles)
    {
        if (sentence.Has("not-done") || sentence.IsOnOtherPaper || sentence.Has("recital") || sentence.Heading?.Has("not-done") == true)
        {
            return 0;
        }

        if (titles.Any(t => t.Lines.Contains(sentence)))
        {
            return InTitle;
        }

        if (sentence.Heading?.Has("activity") == true || Opens(text, sentence) || IsLabelled(sentence))
        {
            return Listed;
        }

        return sentence.Has("purpose") || sentence.Heading?.Has("purpose") == true || (sentence.Has("activity") && sentence.Has("obligation")) ? Told : 0;
    }

    /// <summary>"Areas of cooperation: …"</summary>
    private static bool IsLabelled(Sentence sentence) => sentence.Text.IndexOf(':', StringComparison.Ordinal) is > 0 and < 60 and var colon
        && sentence.Found.Any(f => f.Sense == "activity" && f.Match.At <= 2 && sentence.Tokens[f.Match.At].End <= colon);

    /// <summary>An entry of a list whose opening sentence says that these are the activities.</summary>
    private static bool Opens(AgreementText text, Sentence sentence)
    {
        for (var i = sentence.Index - 1; i >= 0 && i > sentence.Index - 25; i--)
        {
            var before = text.Sentences[i];
            if (before.Text.EndsWith(':') && before.Role is not TextRole.TableRow)
            {
                return before.Has("activity") && !before.Has("not-done");
            }

            if (before.IsHeading || (before.Role == TextRole.Paragraph && sentence.Role == TextRole.ListItem))
            {
                return false;
            }
        }

        return false;
    }
}
