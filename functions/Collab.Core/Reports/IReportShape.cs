namespace Collab.Core.Reports;

/// <summary>Draws a report as a file; it never counts. The same report and names give the same bytes.</summary>
public interface IReportShape
{
    /// <summary>What the file's name ends with, and its address: <c>json</c>, <c>html</c>, <c>pdf</c>, <c>xlsx</c>, <c>csv</c>.</summary>
    string Format { get; }

    /// <summary>The ending of a downloaded file's name; the format unless the file is a package of several.</summary>
    string Extension => Format;

    string ContentType { get; }

    Task WriteAsync(Report report, ReportNames names, Stream output, CancellationToken cancellationToken);
}
