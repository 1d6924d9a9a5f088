using System.Globalization;
using Collab.Core.Challenges;
using Collab.Core.Collaborations;
using Collab.Core.MonthCells;
using Collab.Core.Standards;

namespace Collab.Core.Reminders;

/// <summary>
/// What is to be reminded of on a day. Pure. Only the tightest threshold or highest level that is reached counts: what was missed and has
/// since been overtaken is not made up for.
/// </summary>
internal static class ReminderRules
{
    /// <summary>Days without a change after which a challenge is reminded of, and again after as many more.</summary>
    private const int StalledDays = 90;

    /// <summary>Days before a date, the tightest first.</summary>
    private static readonly int[] Thresholds = [7, 30, 90];

    /// <summary>
    /// What the collaboration itself calls for. One with a signed or active renewal (<paramref name="isRenewed"/>) goes on, whatever becomes of
    /// its own end, so that neither its end nor its notice deadline is reminded of.
    /// </summary>
    public static IEnumerable<DueReminder> Of(Collaboration record, MonthIndex months, bool isRenewed, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(record);
        if (record.Status != CollaborationStatus.Active)
        {
            yield break;
        }

        if (!isRenewed && Before(ReminderKind.EndsSoon, record.Id, record.EndsOn, today) is { } end)
        {
            yield return end;
        }

        if (!isRenewed && Before(ReminderKind.NoticeSoon, record.Id, record.NoticeDeadline, today) is { } notice)
        {
            yield return notice;
        }

        if (DormancyRule.LastDay(record, months, today) is { } last && DormancyRule.Of(record, months, today) is var level and not DormancyLevel.None)
        {
            yield return new(ReminderKind.Dormant, record.Id, DormancyRule.ReachedOn(level, last), last, Codes<DormancyLevel>.Of(level)) { Level = level };
        }
    }

    /// <summary>An open challenge that hasn't changed since <paramref name="changedOn"/>, or null.</summary>
    public static DueReminder? Of(Challenge challenge, DateOnly changedOn, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(challenge);
        var days = (today.DayNumber - changedOn.DayNumber) / StalledDays * StalledDays;
        return days > 0 && challenge.Status is (ChallengeStatus.Open or ChallengeStatus.Mitigating)
            ? new(ReminderKind.ChallengeStalled, challenge.Collaboration, changedOn.AddDays(days), changedOn, Number(days)) { Challenge = challenge.Id }
            : null;
    }

    private static DueReminder? Before(ReminderKind kind, Guid collaboration, DateOnly? ahead, DateOnly today)
    {
        if (ahead is not { } date || date < today)
        {
            return null;
        }

        var left = date.DayNumber - today.DayNumber;
        return Thresholds.FirstOrDefault(t => left <= t) is > 0 and var days
            ? new(kind, collaboration, date, date, Number(days)) { DaysBefore = days }
            : null;
    }

    private static string Number(int days) => days.ToString(CultureInfo.InvariantCulture);
}
