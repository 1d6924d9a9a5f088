namespace Collab.Core.Agreements.Terms;

/// <summary>Chooses among what several sentences say.</summary>
internal static class Candidates
{
    /// <summary>The confidence of a value that another sentence contradicts.</summary>
    public const double Contradicted = 0.4;

    private const double Least = 0.3;
    private const double Most = 0.98;

    /// <summary>
    /// The value with the most for it; a little more when several sentences say the same, much less when another says otherwise. Null when
    /// nothing is worth proposing.
    /// </summary>
    public static Candidate<T>? Choose<T>(IEnumerable<Candidate<T>> candidates)
        where T : notnull
    {
        var groups = candidates.Where(c => c.Confidence >= Least)
            .GroupBy(c => c.Value)
            .Select(g => (Best: g.MaxBy(c => c.Confidence)!, Sentences: g.Select(c => c.Source.Index).Distinct().Count()))
            .OrderByDescending(g => g.Best.Confidence)
            .ToList();
        if (groups.Count == 0)
        {
            return null;
        }

        var (best, sentences) = groups[0];
        var confidence = sentences > 1 && best.Confidence >= 0.7 ? Math.Min(best.Confidence + 0.05, Most) : best.Confidence;
        if (groups.Count > 1)
        {
            var second = groups[1].Best.Confidence;
            confidence = best.Confidence - second < 0.2 ? Math.Min(Contradicted, confidence) : Math.Min(0.85, confidence);
        }

        return best with { Confidence = confidence };
    }
}
