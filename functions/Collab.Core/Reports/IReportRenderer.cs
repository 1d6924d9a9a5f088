namespace Collab.Core.Reports;

/// <summary>What a renderer may need beyond the figures: names for the ids in them.</summary>
public sealed record ReportNames(
    string ScopeName,
    IReadOnlyDictionary<string, string> Institutions,
    IReadOnlyDictionary<Guid, CollaborationLabel> Collaborations);

/// <summary>How a collaboration is called in a report, in the report's language where it has a title in it.</summary>
public sealed record CollaborationLabel(string? Code, string Title, DateOnly? EndsOn);

/// <summary>Draws a report; it never counts.</summary>
public interface IReportRenderer
{
    /// <summary>One self-contained HTML page, UTF-8.</summary>
    Task WriteHtmlAsync(Report report, ReportNames names, Stream output, CancellationToken cancellationToken);
}
