using Collab.Core.Access;
using Collab.Core.Institutions;
using Collab.Core.Settings;
using Collab.Core.Standards;

namespace Collab.Core.Reports;

/// <summary>
/// The monthly run: a report of the month before for every home institution and for all of them, and of the months that were missed
/// since the last one. Keyed by scope and period, so that two runs make one report; a scope that fails leaves the others.
/// </summary>
public sealed class RunReports(
    KeepReport keep, ReportRegister reports, InstitutionDirectory directory, RegisterSettings settings, RegisterCalendar calendar)
{
    /// <summary>How far back missed months are caught up.</summary>
    private const int MostMissed = 24;

    /// <summary>How many reports were made.</summary>
    /// <exception cref="AggregateException">Some scopes failed; the others have their reports.</exception>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var made = 0;
        var failures = new List<Exception>();
        foreach (var scope in (IEnumerable<string>)[.. await directory.HomesAsync(cancellationToken), ReportScope.National])
        {
            try
            {
                made += await CatchUpAsync(scope, cancellationToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                failures.Add(failure);
            }
        }

        return failures.Count == 0 ? made : throw new AggregateException("Some monthly reports could not be made.", failures);
    }

    /// <summary>The reports of one month for some scopes, made where they are missing.</summary>
    public async Task<IReadOnlyList<KeptReport>> MonthAsync(IReadOnlyList<string> scopes, Month month, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scopes);
        var kept = new List<KeptReport>(scopes.Count);
        foreach (var scope in scopes)
        {
            kept.Add(await MonthAsync(scope, month, cancellationToken));
        }

        return kept;
    }

    private async Task<int> CatchUpAsync(string scope, CancellationToken cancellationToken)
    {
        var last = Month.Of(calendar.Today).Plus(-1);
        var first = await reports.LastMonthAsync(scope, cancellationToken) is { } done ? Month.Of(done).Plus(1) : last;
        first = first < last.Plus(1 - MostMissed) ? last.Plus(1 - MostMissed) : first;
        var made = 0;
        for (var month = first; month <= last; month = month.Plus(1))
        {
            made += (await MonthAsync(scope, month, cancellationToken)).Created ? 1 : 0;
        }

        return made;
    }

    private async Task<KeptReport> MonthAsync(string scope, Month month, CancellationToken cancellationToken)
    {
        var period = Period.OfMonth(month);
        if (await reports.LatestAsync(scope, period, settings.DefaultLanguage, cancellationToken) is { } latest)
        {
            return KeptReport.Of(latest, created: false);
        }

        var outcome = await keep.RunAsync(Caller.Admin, scope, period, settings.DefaultLanguage, once: true, mark: null, cancellationToken);
        return outcome.Match(
            kept => kept,
            refusal => throw new InvalidOperationException($"The monthly report of {scope} was refused: {refusal}."));
    }
}
