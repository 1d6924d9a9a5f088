using Collab.Core.Collaborations;

namespace Collab.Core.Reports;

/// <summary>Judges how well the register is kept.</summary>
internal static class QualityCount
{
    public static QualityFigures Of(RegisterSnapshot snapshot)
    {
        var judged = snapshot.Collaborations
            .Select(c => (c.Record.Id, Completeness: Completeness.Of(c.Record)))
            .Where(c => c.Completeness is not null)
            .Select(c => (c.Id, Completeness: c.Completeness!))
            .ToArray();
        return new(
            Share.Of(judged.Sum(c => (long)c.Completeness.Filled), judged.Sum(c => (long)c.Completeness.Expected)),
            TimelinessOf(snapshot.Now),
            [
                .. judged.Where(c => c.Completeness.Missing.Count > 0)
                    .OrderBy(c => c.Id.ToString(), StringComparer.Ordinal)
                    .Select(c => new MissingFields(c.Id, c.Completeness.Missing)),
            ]);
    }

    public static QualityChange ChangeOf(RegisterSnapshot snapshot) =>
        new(Share.Difference(TimelinessOf(snapshot.Now), TimelinessOf(snapshot.Before)));

    private static decimal? TimelinessOf(PeriodCount count)
    {
        var all = count.Activities.Count;
        return Share.Of(all - count.Activities.Late, all);
    }
}
