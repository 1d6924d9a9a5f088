using System.Text;
using Collab.Core.Reports;
using Collab.Formats.Writing.Outline;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Collab.Formats.Writing.Html;

/// <summary>
/// A report as one self-contained page: style sheet and drawings inside, no scripts, nothing fetched. It draws what the report
/// says, in the report's language; the same report and names give the same bytes.
/// </summary>
public sealed class HtmlReport : IReportShape
{
    public string Format => "html";

    public string ContentType => "text/html; charset=utf-8";

    public async Task WriteAsync(Report report, ReportNames names, Stream output, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(names);
        ArgumentNullException.ThrowIfNull(output);
        var page = await DrawAsync(OutlineOf.Report(report, names));
        await output.WriteAsync(Encoding.UTF8.GetBytes(page), cancellationToken);
    }

    private static async Task<string> DrawAsync(ReportOutline outline)
    {
        await using var services = new ServiceCollection().AddSingleton(Markup.Encoder).BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
        var parameters = ParameterView.FromDictionary(new Dictionary<string, object?> { [nameof(ReportPage.Outline)] = outline });

        // Components may only be touched on their renderer's dispatcher.
        return await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<ReportPage>(parameters)).ToHtmlString());
    }
}
