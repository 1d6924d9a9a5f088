namespace Collab.Web.Api.OpenApi.Schemas;

/// <summary>The JSON that asks for a report, as <see cref="Collab.Core.Reports.KeepReport"/> reads it.</summary>
internal sealed record ReportRequest(string Scope, DateOnly From, DateOnly To, string? Language);
