using System.Reflection;
using Azure.Monitor.OpenTelemetry.Exporter;
using Collab.Core.Watching;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Collab.Functions.Telemetry;

/// <summary>
/// Sends traces, metrics and logs to whoever is configured to take them: see docs/watching.md. Where nobody is, OpenTelemetry isn't started
/// and nothing is measured.
/// </summary>
internal static class CollabTelemetry
{
    /// <summary>What the app is called unless <c>OTEL_SERVICE_NAME</c> says otherwise.</summary>
    public const string ServiceName = "collab";

    /// <summary>ASP.NET Core's and the runtime's own.</summary>
    private static readonly string[] FrameworkMeters = ["Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime"];

    private static readonly string Version = typeof(CollabTelemetry).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0";

    /// <exception cref="Start.SettingsException">A setting is wrong.</exception>
    public static IServiceCollection AddCollabTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        var targets = TelemetryTargets.From(configuration);
        return targets.Any ? Start(services, targets) : services;
    }

    private static IServiceCollection Start(IServiceCollection services, TelemetryTargets targets)
    {
        services.AddHostedService<ExportFaults>();
        var telemetry = services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.Clear()
                .AddService(ServiceName, serviceVersion: Version)
                .AddTelemetrySdk()
                .AddEnvironmentVariableDetector())
            .WithTracing(traces => traces
                .AddSource(CollabTraces.Name, "Microsoft.AspNetCore")
                .AddProcessor<UntoldAddresses>())
            .WithMetrics(metrics => metrics.AddMeter(CollabMeter.Name).AddMeter(FrameworkMeters))
            .WithLogging(logs => logs.AddProcessor<UntoldFaults>(), options => options.IncludeFormattedMessage = true);
        if (targets.Otlp)
        {
            telemetry.UseOtlpExporter();
        }

        if (targets.AzureMonitor is { } connection)
        {
            telemetry
                .WithTracing(traces => traces.AddAzureMonitorTraceExporter(Set))
                .WithMetrics(metrics => metrics.AddAzureMonitorMetricExporter(Set))
                .WithLogging(logs => logs.AddAzureMonitorLogExporter(Set));

            void Set(AzureMonitorExporterOptions options)
            {
                options.ConnectionString = connection;
                options.Credential = targets.Credential;

                // Everything, as by OTLP: its own five traces a second would leave most problems without a trace, and their logs with them.
                options.TracesPerSecond = null;
                options.SamplingRatio = 1;
                options.EnableTraceBasedLogsSampler = false;

                // What can't be sent is counted and dropped, not kept on a disk.
                options.DisableOfflineStorage = true;
            }
        }

        return services;
    }
}
