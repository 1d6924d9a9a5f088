using Collab.Core.Json;

namespace Collab.Core.Reports;

/// <summary>The figures themselves.</summary>
public sealed class JsonReport : IReportShape
{
    public string Format => "json";

    public string ContentType => "application/json";

    public async Task WriteAsync(Report report, ReportNames names, Stream output, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(output);
        await output.WriteAsync(RegisterJson.Bytes(report), cancellationToken);
    }
}
