using Collab.Core.Access;
using Collab.Core.Institutions;
using Collab.Core.Settings;
using Collab.Core.Standards;

namespace Collab.Core.Reports;

/// <summary>
/// The timers' reports: of the last ended period of a kind for every home institution and for all of them, and of the periods that were
/// missed since the last one. Keyed by scope, period and language, so that however many instances run they make one report; a scope that
/// fails leaves the others, and the next run goes on where it failed.
/// </summary>
public sealed class RunReports(
    KeepReport keep, ReportRegister reports, InstitutionDirectory directory, RegisterSettings settings, RegisterCalendar days)
{
    public async Task<ReportRun> RunAsync(ReportKind kind, CancellationToken cancellationToken)
    {
        var made = 0;
        var failures = new List<ReportFailure>();
        if (ReportCalendar.Of(kind, settings.AcademicYearStartMonth) is not { } calendar)
        {
            return new(kind, made, failures);
        }

        foreach (var scope in (IEnumerable<string>)[.. await directory.HomesAsync(cancellationToken), ReportScope.National])
        {
            foreach (var language in settings.LanguagesOfReports)
            {
                made += await CatchUpAsync(scope, calendar, language, failures, cancellationToken);
            }
        }

        return new(kind, made, failures);
    }

    /// <summary>The reports of one period for some scopes in the register's own language, made where they are missing.</summary>
    public async Task<IReadOnlyList<KeptReport>> OfPeriodAsync(
        IReadOnlyList<string> scopes, ReportCalendar calendar, Period period, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scopes);
        ArgumentNullException.ThrowIfNull(calendar);
        ArgumentNullException.ThrowIfNull(period);
        var kept = new List<KeptReport>(scopes.Count);
        foreach (var scope in scopes)
        {
            var done = await reports.DoneAsync(scope, calendar.Kind, settings.DefaultLanguage, cancellationToken);
            kept.Add(await MakeAsync(scope, period, settings.DefaultLanguage, cancellationToken));
            if (done is null || done < period.To)
            {
                await reports.SetDoneAsync(scope, calendar.Kind, settings.DefaultLanguage, period.To, cancellationToken);
            }
        }

        return kept;
    }

    private async Task<int> CatchUpAsync(
        string scope, ReportCalendar calendar, string language, List<ReportFailure> failures, CancellationToken cancellationToken)
    {
        var (created, gap) = (0, false);
        Period? at = null;
        try
        {
            var done = await reports.DoneAsync(scope, calendar.Kind, language, cancellationToken);
            var due = calendar.Due(done, days.Today);
            if (done is null)
            {
                // Noted where it begins: should the first report fail for long, it is owed all the same.
                await reports.SetDoneAsync(scope, calendar.Kind, language, due[0].From.AddDays(-1), cancellationToken);
            }

            foreach (var period in due)
            {
                at = period;
                try
                {
                    created += (await MakeAsync(scope, period, language, cancellationToken)).Created ? 1 : 0;
                }
                catch (ReportShapeException fault)
                {
                    // This period can't be drawn; the later ones may, and the next run begins here again.
                    failures.Add(new(scope, language, period, fault));
                    gap = true;
                }

                if (!gap)
                {
                    await reports.SetDoneAsync(scope, calendar.Kind, language, period.To, cancellationToken);
                }
            }
        }
        catch (Exception fault) when (fault is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            failures.Add(new(scope, language, at, fault));
        }

        return created;
    }

    private async Task<KeptReport> MakeAsync(string scope, Period period, string language, CancellationToken cancellationToken)
    {
        if (await reports.LatestAsync(scope, period, language, cancellationToken) is { } latest && IsOfTheWhole(latest))
        {
            return KeptReport.Of(latest, created: false);
        }

        var outcome = await keep.RunAsync(Caller.Admin, scope, period, language, IsOfTheWhole, mark: null, cancellationToken);
        return outcome.Match(
            kept => kept,
            refusal => throw new InvalidOperationException($"The report of {scope} was refused: {refusal}."));
    }

    /// <summary>A report that somebody made while its period still ran isn't the period's report.</summary>
    private bool IsOfTheWhole(ReportRecord record) => days.DayOf(record.CreatedAt) > record.Period.To;
}
