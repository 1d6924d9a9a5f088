using Azure.Core;
using Azure.Identity;
using Collab.Functions.Start;
using Microsoft.Extensions.Configuration;

namespace Collab.Functions.Telemetry;

/// <summary>Who is to get telemetry, by the settings that OpenTelemetry and Azure have for it.</summary>
/// <param name="Otlp">Whether there is a collector; the exporter reads its settings (<c>OTEL_…</c>) itself.</param>
/// <param name="AzureMonitor">The connection string of Application Insights.</param>
/// <param name="Credential">The identity to sign in to Application Insights with; null where the connection string is enough.</param>
internal sealed record TelemetryTargets(bool Otlp, string? AzureMonitor, TokenCredential? Credential)
{
    public const string OtlpKey = "OTEL_EXPORTER_OTLP_ENDPOINT";
    public const string AzureMonitorKey = "APPLICATIONINSIGHTS_CONNECTION_STRING";
    public const string AuthenticationKey = "APPLICATIONINSIGHTS_AUTHENTICATION_STRING";

    public bool Any => Otlp || AzureMonitor is not null;

    /// <exception cref="SettingsException">A setting is wrong.</exception>
    public static TelemetryTargets From(IConfiguration configuration)
    {
        if (string.Equals(configuration["OTEL_SDK_DISABLED"], "true", StringComparison.OrdinalIgnoreCase))
        {
            return new(Otlp: false, AzureMonitor: null, Credential: null);
        }

        var otlp = Read(configuration, OtlpKey);
        if (otlp is not null && !(Uri.TryCreate(otlp, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"))
        {
            throw new SettingsException($"{OtlpKey} must be the http address of a collector, such as http://127.0.0.1:4317; it is '{otlp}'.");
        }

        var monitor = Read(configuration, AzureMonitorKey);
        if (monitor is not null && !monitor.Contains("InstrumentationKey=", StringComparison.OrdinalIgnoreCase))
        {
            throw new SettingsException($"{AzureMonitorKey} must be the connection string of Application Insights, with InstrumentationKey=… in it.");
        }

        return new(otlp is not null, monitor, monitor is null ? null : CredentialOf(Read(configuration, AuthenticationKey)));
    }

    /// <summary><c>Authorization=AAD</c> for the app's own identity, with <c>;ClientId=…</c> for one that was assigned to it.</summary>
    private static ManagedIdentityCredential? CredentialOf(string? authentication)
    {
        if (authentication is null)
        {
            return null;
        }

        var parts = authentication.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(part => part.Split('=', 2))
            .Where(part => part.Length == 2)
            .ToLookup(part => part[0], part => part[1], StringComparer.OrdinalIgnoreCase);
        if (!parts["Authorization"].Contains("AAD", StringComparer.OrdinalIgnoreCase))
        {
            throw new SettingsException($"{AuthenticationKey} must be Authorization=AAD, or Authorization=AAD;ClientId=<client id of an identity>.");
        }

        return parts["ClientId"].FirstOrDefault() is { Length: > 0 } client
            ? new ManagedIdentityCredential(ManagedIdentityId.FromUserAssignedClientId(client))
            : new ManagedIdentityCredential(ManagedIdentityId.SystemAssigned);
    }

    private static string? Read(IConfiguration configuration, string key) => configuration[key] is { } text && !string.IsNullOrWhiteSpace(text) ? text : null;
}
