using System.Text;
using Collab.Core.Reports;

namespace Collab.Core.Tests.Support;

/// <summary>A shape that writes the scope and ends there for one scope: what a fault in the drawing of a report does.</summary>
internal sealed class TestShape(string format, Func<Report, bool>? fails = null) : IReportShape
{
    public string Format => format;

    public string ContentType => "text/plain";

    public async Task WriteAsync(Report report, ReportNames names, Stream output, CancellationToken cancellationToken)
    {
        await output.WriteAsync(Encoding.UTF8.GetBytes(names.ScopeName), cancellationToken);
        if (fails?.Invoke(report) == true)
        {
            throw new InvalidOperationException("This can't be drawn.");
        }
    }
}
