namespace Collab.Functions.Demo;

/// <summary>A kept report: its period as <c>2026-10</c> or <c>2025</c>, its scope, its id and, on the embedded store, the file that holds its HTML page.</summary>
internal sealed record DemoReport(string Period, string Scope, string Id, string? HtmlFile);
