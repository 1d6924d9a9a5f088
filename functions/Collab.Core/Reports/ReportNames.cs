namespace Collab.Core.Reports;

/// <summary>What a shape of a report needs beyond the figures: names for the ids in them, in the report's language.</summary>
public sealed record ReportNames(
    string ScopeName,
    IReadOnlyDictionary<string, string> Institutions,
    IReadOnlyDictionary<Guid, CollaborationLabel> Collaborations);

/// <summary>How a collaboration is called in a report, and the days that a reader asks for.</summary>
public sealed record CollaborationLabel
{
    /// <summary>The office's own number.</summary>
    public string? Code { get; init; }

    /// <summary>In the report's language where it has a title in it.</summary>
    public required string Title { get; init; }

    /// <summary>The home institution's id.</summary>
    public string? Institution { get; init; }

    /// <summary>Ids of the partners.</summary>
    public IReadOnlyList<string> Partners { get; init; } = [];

    public DateOnly? EndsOn { get; init; }

    /// <summary>The last day on which notice can be given.</summary>
    public DateOnly? NoticeDeadline { get; init; }

    /// <summary>The last day up to the report's <c>asOf</c> on which something happened under it.</summary>
    public DateOnly? LastOn { get; init; }
}
