using Collab.Core.Collaborations;
using Collab.Core.Standards;

namespace Collab.Core.Reminders;

/// <summary>
/// A reminder that is due on a day, whether or not it was made. What it is about makes its key: however many instances find it, and however
/// often, it has the same key each time.
/// </summary>
/// <param name="Kind">What it reminds of.</param>
/// <param name="Collaboration">The collaboration that it is about.</param>
/// <param name="Due">The date that is shown.</param>
/// <param name="Since">The date that makes it unique: the one ahead, or the one since which nothing has moved.</param>
/// <param name="Mark">The threshold or level, as it stands in the key.</param>
internal sealed record DueReminder(ReminderKind Kind, Guid Collaboration, DateOnly Due, DateOnly Since, string Mark)
{
    public Guid? Challenge { get; init; }

    public int? DaysBefore { get; init; }

    public DormancyLevel? Level { get; init; }

    /// <summary>What it is about, in one text.</summary>
    public string Subject => $"{Codes<ReminderKind>.Of(Kind)}|{Challenge ?? Collaboration}|{IsoDate.Of(Since)}|{Mark}";

    public Reminder At(DateTimeOffset now, string institution, Guid id) => new()
    {
        Id = id,
        Kind = Kind,
        Institution = institution,
        Collaboration = Collaboration,
        Challenge = Challenge,
        DaysBefore = DaysBefore,
        Level = Level,
        Due = Due,
        CreatedAt = now,
    };
}
