using Collab.Core.Agreements.Wording;

namespace Collab.Core.Agreements.Terms;

/// <summary>Finds by how many months an agreement renews itself. One that is renewed only when both sides say so doesn't.</summary>
internal static class FindRenewal
{
    private const int Most = 600;

    public static Candidate<int>? In(AgreementText text)
    {
        var found = new List<Candidate<int>>();
        foreach (var sentence in text.Sentences)
        {
            foreach (var renewal in sentence.Found.Where(f => f.Sense == "renewal"))
            {
                if (renewal.Match.Length is not { Days: 0, Months: > 0 and <= Most } length)
                {
                    continue;
                }

                found.Add(new(length.Months, sentence, renewal.Rule.Confidence * length.Certainty * (sentence.Has("no-renewal") ? 0 : 1)));
            }
        }

        return Candidates.Choose(found);
    }
}
