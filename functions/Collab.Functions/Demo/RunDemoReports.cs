namespace Collab.Functions.Demo;

/// <summary>
/// Runs the report timers' own code for the last month before <paramref name="today"/> and the given scopes, and for the last year and all of
/// them together, and says which reports there are now. Reports are keyed by scope and period, so calling it again gives the same ones.
/// </summary>
internal delegate Task<IReadOnlyList<DemoReport>> RunDemoReports(
    IReadOnlyList<string> scopes, DateOnly today, CancellationToken cancellationToken);
