namespace Collab.Functions.Demo;

/// <summary>A kept report: its scope, its id and, on the embedded store, the file that holds its HTML page.</summary>
internal sealed record DemoReport(string Scope, string Id, string? HtmlFile);
