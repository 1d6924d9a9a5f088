namespace Collab.Functions.Demo;

/// <summary>
/// Runs the report timer's own code for one month (<paramref name="month"/> is its first day) and the given scopes, and says which reports
/// there are now, one a scope. Reports are keyed by scope and period, so calling it again gives the same ones.
/// </summary>
internal delegate Task<IReadOnlyList<DemoReport>> RunMonthlyReports(
    IReadOnlyList<string> scopes, DateOnly month, CancellationToken cancellationToken);
