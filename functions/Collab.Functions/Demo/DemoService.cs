using System.Globalization;
using System.Net.Http.Headers;
using Collab.Core.Reports;
using Collab.Core.Settings;
using Collab.Core.Store;
using Collab.Functions.Start;
using Collab.Storage;
using Microsoft.Extensions.Hosting;

namespace Collab.Functions.Demo;

/// <summary>Loads the demo register once the app answers, beside everything else.</summary>
internal sealed class DemoService(
    IHostApplicationLifetime lifetime,
    Listening listening,
    FunctionsHost host,
    AdminToken token,
    StorageOptions storage,
    IBlobStore blobs,
    RunReports reports,
    RegisterSettings settings,
    RegisterCalendar calendar,
    TimeProvider clock) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using (lifetime.ApplicationStarted.Register(started.SetResult))
        {
            await started.Task.WaitAsync(stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        // A start that failed has nothing to load into, and a fault of this service's would be logged beside its sentence.
        if (stoppingToken.IsCancellationRequested)
        {
            return;
        }

        using var http = new HttpClient { BaseAddress = listening.Address };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token.Value);
        try
        {
            await new DemoLoader(http, blobs, RunReportsAsync, Console.Out, calendar, clock).RunAsync(DataFolder, stoppingToken);
            if (!host.IsPresent)
            {
                // Under a host the console is a log, and a log is no place for a token.
                await Console.Out.WriteLineAsync($"Admin token: {token.Value}");
            }
        }
        catch (StoreUnavailableException outage)
        {
            await Console.Error.WriteLineAsync($"The demo could not be loaded to its end: {outage.Message} Start again with --demo.");
        }
    }

    private string? DataFolder => storage.Storage == StorageKind.Embedded ? storage.DataFolder : null;

    private async Task<IReadOnlyList<DemoReport>> RunReportsAsync(IReadOnlyList<string> scopes, DateOnly today, CancellationToken cancellationToken) =>
    [
        .. await RunReportsAsync([ReportScope.National], ReportKind.Year, "yyyy", today, cancellationToken),
        .. await RunReportsAsync(scopes, ReportKind.Month, "yyyy-MM", today, cancellationToken),
    ];

    private async Task<IEnumerable<DemoReport>> RunReportsAsync(
        IReadOnlyList<string> scopes, ReportKind kind, string format, DateOnly today, CancellationToken cancellationToken)
    {
        var periods = ReportCalendar.Of(kind, settings.AcademicYearStartMonth)!;
        var period = periods.LastEnded(today);
        var kept = await reports.OfPeriodAsync(scopes, periods, period, cancellationToken);
        return kept.Select(k => new DemoReport(period.From.ToString(format, CultureInfo.InvariantCulture), k.Scope, k.Id.ToString(), HtmlFileOf(k.Id)));
    }

    private string? HtmlFileOf(Guid id) =>
        DataFolder is { } folder ? Path.Combine(folder, "blobs", ContainerNames.Reports, Path.Combine(ReadReports.BlobOf(id, "html").Split('/'))) : null;
}
