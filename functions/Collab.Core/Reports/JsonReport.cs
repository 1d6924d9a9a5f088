using System.Text.Json;
using Collab.Core.Json;

namespace Collab.Core.Reports;

/// <summary>The figures themselves.</summary>
public sealed class JsonReport : IReportShape
{
    public string Format => "json";

    public string ContentType => "application/json";

    public Task WriteAsync(Report report, ReportNames names, Stream output, CancellationToken cancellationToken) =>
        JsonSerializer.SerializeAsync(output, report, RegisterJson.Readable.Report, cancellationToken);
}
