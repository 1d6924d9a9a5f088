using System.Security.Cryptography;
using System.Text.Json;
using Collab.Core.Access;
using Collab.Core.Json;
using Collab.Core.Results;
using Collab.Core.Settings;
using Collab.Core.Standards;
using Collab.Core.Store;
using Collab.Core.Tracing;
using Collab.Core.Watching;
using Collab.Core.Writing;

namespace Collab.Core.Reports;

/// <summary>A report that is kept; <paramref name="Created"/> is false when the newest revision says the same already.</summary>
public sealed record KeptReport(Guid Id, string Scope, string ETag, byte[] Body, bool Created)
{
    public static KeptReport Of(ReportRecord record, bool created)
    {
        ArgumentNullException.ThrowIfNull(record);
        return new(record.Id, record.Scope, record.ETag, RegisterJson.Bytes(record), created);
    }
}

/// <summary>
/// Makes a report and keeps it: first its files in container <c>reports</c>, one after the other, then its record with the event that
/// tells of it. A report whose record is missing doesn't exist, so that a stop in between leaves nothing but unused files, which
/// <see cref="ClearReportFiles"/> removes.
/// </summary>
public sealed class KeepReport(
    Summarise summarise,
    ReportRegister reports,
    IBlobStore blobs,
    KeptVersions versions,
    IEnumerable<IReportShape> shapes,
    RegisterSettings settings,
    TimeProvider clock)
{
    private const int Attempts = 8;

    /// <summary>Reads <c>{scope, from, to, language?}</c>.</summary>
    public async Task<Outcome<WriteAnswer>> RunAsync(Caller caller, JsonElement json, RequestMark? mark, CancellationToken cancellationToken)
    {
        if (mark is not null && await reports.FindMarkerAsync(mark, clock.GetUtcNow(), cancellationToken) is { } marker)
        {
            return DoneMarker.IsOf(marker, mark) ? DoneMarker.ReadAnswer(marker) : new Refusal.KeyReused();
        }

        var faults = new Faults();
        if (ObjectReader.Open(json, string.Empty, faults) is not { } reader)
        {
            return new Refusal.Invalid(faults.All);
        }

        var scope = reader.Text("scope", 63, required: true);
        var from = reader.Date("from", required: true);
        var to = reader.Date("to", required: true);
        var language = reader.Text("language", 35) ?? settings.DefaultLanguage;
        reader.Close();
        if (faults.TryRefuse(out var refusal))
        {
            return refusal;
        }

        var outcome = await RunAsync(caller, scope!, new(from!.Value, to!.Value), language, stands: null, mark, cancellationToken);
        return outcome.Match<Outcome<WriteAnswer>>(kept => AnswerOf(kept), refused => refused);
    }

    /// <summary>
    /// Adds a revision, unless the newest one says the same in all the formats, or <paramref name="stands"/> holds for it, whatever it says.
    /// </summary>
    /// <exception cref="ReportShapeException">A shape could not be drawn; nothing was kept.</exception>
    public async Task<Outcome<KeptReport>> RunAsync(
        Caller caller,
        string scope,
        Period period,
        string language,
        Func<ReportRecord, bool>? stands,
        RequestMark? mark,
        CancellationToken cancellationToken)
    {
        // Before the counting: what is noted after this instant may not be in the report.
        var at = clock.GetUtcNow();
        var outcome = await WatchedReport.RunAsync(
            ReportRecord.KindOf(period, settings.AcademicYearStartMonth),
            WatchedReport.Figures,
            () => summarise.MakeAsync(caller, Operation.MakeReport, scope, period, language, cancellationToken));
        if (!outcome.TryGet(out var made, out var refusal))
        {
            return refusal;
        }

        var digest = Convert.ToHexStringLower(SHA256.HashData(RegisterJson.Bytes(made.Report)));
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var latest = await reports.LatestAsync(scope, period, language, cancellationToken);
            if (latest is not null && (stands?.Invoke(latest) == true || SaysAll(latest, digest)))
            {
                var known = KeptReport.Of(latest, created: false);
                await reports.MarkAsync(MarkerOf(known, mark), cancellationToken);
                return known;
            }

            var record = RecordOf(made.Report, digest, (latest?.Revision ?? 0) + 1, at);
            await WriteFilesAsync(made with { Report = made.Report with { Id = record.Id } }, cancellationToken);
            var kept = KeptReport.Of(record, created: true);
            if (await reports.AddAsync(record, ReportMade.EventOf(record, clock), MarkerOf(kept, mark), cancellationToken))
            {
                return kept;
            }

            await DeleteFilesAsync(record.Id, cancellationToken);
        }

        return new Refusal.Conflict("report-contended", "Others keep making this report; ask for the newest one.");
    }

    private bool SaysAll(ReportRecord latest, string digest) => latest.Digest == digest && shapes.All(s => latest.IsDrawnAs(s.Format));

    private static WriteAnswer AnswerOf(KeptReport kept) => new(kept.Id, kept.ETag, kept.Body, kept.Created, Replayed: false);

    private RowChange? MarkerOf(KeptReport kept, RequestMark? mark) =>
        mark is null ? null : DoneMarker.OfRequest(mark, AnswerOf(kept), clock.GetUtcNow());

    private ReportRecord RecordOf(Report report, string digest, int revision, DateTimeOffset at) => new()
    {
        Id = RecordId.New(clock),
        Scope = report.Scope,
        Kind = ReportRecord.KindOf(report.Period, settings.AcademicYearStartMonth),
        Period = report.Period,
        Language = report.Language,
        Revision = revision,
        Digest = digest,
        Formats = [.. shapes.Select(s => s.Format)],
        CreatedAt = at,
    };

    private async Task WriteFilesAsync(MadeReport made, CancellationToken cancellationToken)
    {
        await versions.WriteAsync(made.Report.Id!.Value, made.Snapshot, cancellationToken);
        var names = ReportLabels.Of(made.Report, made.Snapshot);
        foreach (var shape in shapes)
        {
            try
            {
                await WatchedReport.RunAsync(
                    ReportRecord.KindOf(made.Report.Period, settings.AcademicYearStartMonth),
                    shape.Format,
                    () => WriteFileAsync(made.Report, names, shape, cancellationToken));
            }
            catch (Exception fault) when (fault is not OperationCanceledException and not StoreUnavailableException)
            {
                await DeleteFilesAsync(made.Report.Id!.Value, cancellationToken);
                throw new ReportShapeException(shape.Format, fault);
            }
        }
    }

    private Task<bool> WriteFileAsync(Report report, ReportNames names, IReportShape shape, CancellationToken cancellationToken) => blobs.WriteAsync(
        ContainerNames.Reports,
        ReadReports.BlobOf(report.Id!.Value, shape.Extension),
        shape.ContentType,
        metadata: null,
        replace: true,
        (output, token) => shape.WriteAsync(report, names, output, token),
        cancellationToken);

    private async Task DeleteFilesAsync(Guid id, CancellationToken cancellationToken)
    {
        await versions.DeleteAsync(id, cancellationToken);
        foreach (var shape in shapes)
        {
            await blobs.DeleteAsync(ContainerNames.Reports, ReadReports.BlobOf(id, shape.Extension), cancellationToken);
        }
    }
}
