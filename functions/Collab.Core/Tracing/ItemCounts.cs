using Collab.Core.Activities;
using Collab.Core.Challenges;
using Collab.Core.Collaborations;
using Collab.Core.Finance;
using Collab.Core.Items;
using Collab.Core.MonthCells;
using Collab.Core.Outcomes;
using Collab.Core.Standards;

namespace Collab.Core.Tracing;

/// <summary>How an item counts in a figure: straight from what it says, without the cells that the report is made from.</summary>
internal static class ItemCounts
{
    /// <summary>A number for each of the figure's members, or null when the item doesn't belong to it.</summary>
    public static Int128[]? Of(Figure figure, IItem item, Collaboration of, Period period) => item switch
    {
        Activity activity => Of(figure, activity, of, period),
        Outcome outcome => Of(figure, outcome, period),
        Funding funding => Of(figure, funding, period),
        Challenge challenge => Of(figure, challenge, period),
        _ => null,
    };

    private static Int128[]? Of(Figure figure, Activity activity, Collaboration of, Period period)
    {
        if (activity.Status == ActivityStatus.Cancelled || !period.Contains(activity.StartsOn) || !IsIn(figure, activity, of))
        {
            return null;
        }

        var tally = ActivityKey.TallyOf(activity);
        return Numbers(figure, member => member switch
        {
            "participants" => tally.Participants,
            "personDays" => tally.PersonDays,
            "actualInbound" => activity.Direction == Direction.Inbound ? tally.Participants : 0,
            "actualOutbound" => activity.Direction == Direction.Outbound ? tally.Participants : 0,
            "inTime" => DateOnly.FromDateTime(activity.CreatedAt.UtcDateTime) <= activity.EndsOn.AddDays(ActivityKey.DaysInTime) ? 1 : 0,
            _ => 1,
        });
    }

    private static bool IsIn(Figure figure, Activity activity, Collaboration of) => figure.Group switch
    {
        "byKind" => Codes<CollaborationKind>.Of(activity.Kind) == figure.Key,
        "byDirection" => Codes<Direction>.Of(activity.Direction) == figure.Key,
        "byMonth" => Month.Of(activity.StartsOn).ToString() == figure.Key,
        "byCountry" => activity.Country == figure.Key,
        "byPartner" => HasPartner(of, figure.Key),
        _ => figure.Subject != FigureSubject.ActualExchange || HasPartner(of, figure.Key),
    };

    private static Int128[]? Of(Figure figure, Outcome outcome, Period period)
    {
        var isIn = period.Contains(outcome.AchievedOn) && figure.Group switch
        {
            "byKind" => Codes<OutcomeKind>.Of(outcome.Kind) == figure.Key,
            "byImpact" => Codes<Impact>.Of(outcome.Impact) == figure.Key,
            _ => true,
        };
        return isIn ? Numbers(figure, member => member == "quantity" ? outcome.Quantity : 1) : null;
    }

    private static Int128[]? Of(Figure figure, Funding funding, Period period) =>
        period.Contains(funding.ValueDate) && funding.Currency == figure.Key && Codes<FundingType>.Of(funding.Type) == figure.Members[0]
            ? [Money.InMinorUnits(funding.Amount)]
            : null;

    private static Int128[]? Of(Figure figure, Challenge challenge, Period period)
    {
        var key = new ChallengeKey(ChallengeKey.EntryOf(challenge).Key);
        var isIn = figure.Group switch
        {
            "byKind" => Codes<ChallengeKind>.Of(key.Kind) == figure.Key,
            "byArea" => Codes<ChallengeArea>.Of(key.Area) == figure.Key,
            "bySeverity" => key.Severity.ToString(System.Globalization.CultureInfo.InvariantCulture) == figure.Key,
            _ => true,
        };
        return isIn
            ? Numbers(figure, member => member switch
            {
                "opened" => period.Contains(key.OpenedOn),
                "resolved" => key.ResolvedOn is { } on && period.Contains(on),
                _ => key.OpenedOn <= period.To && !(key.ClosedOn <= period.To),
            } ? 1 : 0)
            : null;
    }

    private static bool HasPartner(Collaboration of, string partner) => of.Partners.Any(p => p.Institution == partner);

    private static Int128[] Numbers(Figure figure, Func<string, Int128> numberOf) => [.. figure.Members.Select(numberOf)];
}
