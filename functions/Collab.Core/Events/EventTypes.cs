namespace Collab.Core.Events;

/// <summary>The types of events, as the wire has them.</summary>
public static class EventTypes
{
    /// <summary>A collaboration, or what hangs on it, was created, changed or deleted.</summary>
    public const string RecordChanged = "record.changed";

    /// <summary>A document has its fate.</summary>
    public const string DocumentFinished = "document.finished";

    /// <summary>A report was made and kept.</summary>
    public const string ReportMade = "report.made";

    /// <summary>An agreement nears its end or notice deadline, lies dormant, or a challenge doesn't move.</summary>
    public const string ReminderDue = "reminder.due";

    /// <summary>The weekly list of what an officer's collaborations lack.</summary>
    public const string CompletenessListed = "completeness.listed";

    /// <summary>The nightly check found a month cell that differs from its records.</summary>
    public const string CheckDiffers = "check.differs";

    public static IReadOnlyList<string> All { get; } =
        [RecordChanged, DocumentFinished, ReportMade, ReminderDue, CompletenessListed, CheckDiffers];
}
