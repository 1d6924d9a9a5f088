using Collab.Core.Agreements.Wording;

namespace Collab.Core.Agreements.Terms;

/// <summary>Finds how long before its end an agreement wants notice. A month counts as thirty days, and is less sure for that.</summary>
internal static class FindNotice
{
    private const int DaysOfMonth = 30;
    private const int Most = 3_650;

    public static Candidate<int>? In(AgreementText text)
    {
        var found = new List<Candidate<int>>();
        foreach (var sentence in text.Sentences)
        {
            var ends = sentence.Has("ending");
            var renews = sentence.Has("renewal-ending");
            if (!ends && !renews && sentence.Heading?.Has("ending") != true)
            {
                continue;
            }

            foreach (var notice in sentence.Found.Where(f => f.Sense == "notice" && f.Match.Length is not null))
            {
                var length = notice.Match.Length!;
                var days = (length.Months * DaysOfMonth) + length.Days;
                var confidence = notice.Rule.Confidence * length.Certainty * (ends ? 1 : 0.85);
                if (days is > 0 and <= Most)
                {
                    found.Add(new(length.Months % 12 == 0 && length.Months > 0 ? length.Months / 12 * 365 : days, sentence, length.Months > 0 ? Math.Min(confidence, 0.8) : confidence));
                }
            }
        }

        return Candidates.Choose(found);
    }
}
