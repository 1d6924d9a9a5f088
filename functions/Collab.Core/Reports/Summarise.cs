using Collab.Core.Access;
using Collab.Core.Institutions;
using Collab.Core.Results;
using Collab.Core.Standards;

namespace Collab.Core.Reports;

/// <summary>Makes a report of the register as it is now, without keeping it.</summary>
public sealed class Summarise(ReadSnapshot snapshots, InstitutionDirectory directory, ReportBuilder builder, TimeProvider clock)
{
    /// <summary>The longest period of one report, in days: twenty years.</summary>
    public const int MostDays = 7_305;

    public async Task<Outcome<Report>> RunAsync(
        Caller caller, string? scope, DateOnly from, DateOnly to, string language, CancellationToken cancellationToken)
    {
        var made = await MakeAsync(caller, Operation.ReadReport, scope ?? ReportScope.National, new(from, to), language, cancellationToken);
        return made.Match<Outcome<Report>>(m => m.Report, refused => refused);
    }

    /// <summary>The report together with the snapshot it was made from, for a caller who wants it for the <paramref name="operation"/>.</summary>
    internal async Task<Outcome<MadeReport>> MakeAsync(
        Caller caller, Operation operation, string scope, Period period, string language, CancellationToken cancellationToken)
    {
        var faults = new Faults();
        Check(period, language, faults);
        var institutions = await directory.AllAsync(cancellationToken);
        var homes = ReportScope.HomesOf(scope, caller, operation, institutions);
        if (homes.Count == 0 && scope != ReportScope.National)
        {
            faults.Rule("/scope", "unknown-scope", $"A scope is the id of a home institution, or {ReportScope.National}.");
        }

        if (faults.TryRefuse(out var refusal))
        {
            return refusal;
        }

        if (!ReportScope.May(scope, caller, operation))
        {
            return new Refusal.NotFound();
        }

        var snapshot = await snapshots.RunAsync(homes, institutions, period, cancellationToken);
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        return new MadeReport(builder.Build(scope, language, snapshot, today), snapshot);
    }

    private static void Check(Period period, string language, Faults faults)
    {
        if (period.To < period.From)
        {
            faults.Rule("/to", "before-start", $"This date is before from ({IsoDate.Of(period.From)}).");
        }
        else if (period.Days > MostDays || period.From.Year < 1950)
        {
            faults.Rule("/from", "range", "A report covers at most twenty years, none before 1950.");
        }

        if (!LanguageTag.Spoken.Contains(language, StringComparer.Ordinal))
        {
            faults.Rule("/language", "unknown-language", $"A report is drawn in one of {string.Join(", ", LanguageTag.Spoken)}.");
        }
    }
}

/// <summary>A report and what it was made from.</summary>
internal sealed record MadeReport(Report Report, RegisterSnapshot Snapshot);
