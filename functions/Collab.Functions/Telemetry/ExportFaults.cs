using System.Diagnostics.Tracing;
using Collab.Core.Watching;
using Microsoft.Extensions.Hosting;

namespace Collab.Functions.Telemetry;

/// <summary>
/// Counts what the exporters complain of among themselves. A collector that is away costs what would have been sent to it and nothing else:
/// it is no fault of the app's, and no line in its log.
/// </summary>
internal sealed class ExportFaults : IHostedService, IDisposable
{
    private readonly Listener listener = new();

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => listener.Dispose();

    private sealed class Listener : EventListener
    {
        protected override void OnEventSourceCreated(EventSource eventSource)
        {
            if (eventSource.Name.StartsWith("OpenTelemetry", StringComparison.Ordinal))
            {
                EnableEvents(eventSource, EventLevel.Warning);
            }
        }

        protected override void OnEventWritten(EventWrittenEventArgs eventData) => CollabMeter.TelemetryFaults.Add(1);
    }
}
