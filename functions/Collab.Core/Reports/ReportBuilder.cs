using Collab.Core.Settings;
using Collab.Core.Standards;

namespace Collab.Core.Reports;

/// <summary>Makes the figures of a report from a snapshot. Pure: the same snapshot gives the same report.</summary>
public sealed class ReportBuilder(RegisterSettings settings)
{
    internal Report Build(string scope, string language, RegisterSnapshot snapshot, DateOnly today)
    {
        var (now, before) = (snapshot.Now, snapshot.Before);
        var asOf = today < now.Period.To ? today : now.Period.To;
        var collaborations = CollaborationCount.Of(snapshot, now.Period, asOf);
        var activities = now.Activities.Figures();
        var outcomes = now.Outcomes.Figures();
        var challenges = now.Challenges.Figures();
        var reciprocity = new ReciprocityCount(snapshot, settings.AcademicYearStartMonth);
        return new()
        {
            Scope = scope,
            Period = now.Period,
            Previous = before.Period,
            AsOf = asOf,
            Language = language,
            Collaborations = collaborations,
            Activities = activities,
            Reciprocity = reciprocity.Figures(),
            Outcomes = outcomes,
            Funding = now.Funding.Figures(),
            Challenges = challenges,
            Quality = QualityCount.Of(snapshot),
            Change = new()
            {
                Collaborations = ChangeOf(snapshot, collaborations, before.Period),
                Activities = Differences.Of(activities, before.Activities.Figures()),
                Reciprocity = reciprocity.Change(),
                Outcomes = Differences.Of(outcomes, before.Outcomes.Figures()),
                Funding = now.Funding.Since(before.Funding),
                Challenges = Differences.Of(challenges, before.Challenges.Figures()),
                Quality = QualityCount.ChangeOf(snapshot),
            },
        };
    }

    private static CollaborationChange ChangeOf(RegisterSnapshot snapshot, CollaborationFigures now, Period previous)
    {
        var signed = snapshot.Collaborations.Count(c => c.Record.SignedOn is { } on && previous.Contains(on));
        var ended = snapshot.Collaborations.Count(c => CollaborationCount.EndOf(c.Record) is { } on && previous.Contains(on));
        return new(now.SignedInPeriod - signed, now.EndedInPeriod - ended);
    }
}
