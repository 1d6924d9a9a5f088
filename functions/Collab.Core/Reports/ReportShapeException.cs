namespace Collab.Core.Reports;

/// <summary>A shape of a report failed to be drawn: a fault of the program, by which no report was kept.</summary>
public sealed class ReportShapeException(string format, Exception cause) : Exception($"The report could not be drawn as {format}; none was kept.", cause)
{
    /// <summary>The shape's <see cref="IReportShape.Format"/>.</summary>
    public string Format { get; } = format;
}
