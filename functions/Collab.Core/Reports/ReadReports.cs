using Collab.Core.Access;
using Collab.Core.Documents;
using Collab.Core.Json;
using Collab.Core.Results;
using Collab.Core.Standards;
using Collab.Core.Store;
using Collab.Core.Writing;

namespace Collab.Core.Reports;

/// <summary>Reads kept reports: their records, newest first, and their files.</summary>
public sealed class ReadReports(IRowStore store, IBlobStore blobs, ReportRegister reports, IEnumerable<IReportShape> shapes)
{
    /// <summary>The blob of a report's file in container <c>reports</c>, by the ending of its name.</summary>
    public static string BlobOf(Guid id, string extension) => $"{id}/report.{extension}";

    /// <summary>The id of the report whose file a blob is; null when the blob is something else.</summary>
    public static Guid? ReportOf(string blob)
    {
        ArgumentNullException.ThrowIfNull(blob);
        return blob.Split('/') is [var id, var file] && file.StartsWith("report.", StringComparison.Ordinal) && Guid.TryParseExact(id, "D", out var report)
            ? report
            : null;
    }

    public async Task<Outcome<RecordPage>> ListAsync(
        Caller caller, string? scope, string? kind, int limit, Guid? after, CancellationToken cancellationToken)
    {
        var wanted = default(ReportKind);
        if (kind is not null && !Codes<ReportKind>.TryParse(kind, out wanted))
        {
            return new Refusal.Invalid([new(string.Empty, "unknown-code", $"kind is one of: {string.Join(", ", Codes<ReportKind>.All)}.", true)]);
        }

        var range = after is { } id ? ReportRegister.All.After(ReportRegister.Key(id)) : ReportRegister.All;
        var all = store.ReadAllAsync(TableNames.Reports, ReportRegister.Partition, range, null, cancellationToken).Select(ReportRegister.Read);
        return await RecordPages.FilterAsync(
            all,
            r => ReportScope.May(r.Scope, caller, Operation.ReadReport) && (scope is null || scope == r.Scope) && (kind is null || wanted == r.Kind),
            limit,
            RegisterJson.Bytes,
            r => r.Id.ToString());
    }

    public async Task<Outcome<StoredRecord>> OneAsync(Caller caller, Guid id, CancellationToken cancellationToken) =>
        await FindAsync(caller, id, cancellationToken) is { } record
            ? new StoredRecord(RegisterJson.Bytes(record), record.ETag)
            : new Refusal.NotFound();

    /// <summary>The report's file in a format: that of one of the shapes.</summary>
    public async Task<Outcome<DocumentFile>> FileAsync(Caller caller, Guid id, string format, CancellationToken cancellationToken)
    {
        if (await FindAsync(caller, id, cancellationToken) is not { } record)
        {
            return new Refusal.NotFound();
        }

        if (shapes.FirstOrDefault(s => s.Format == format) is not { } shape)
        {
            return new Refusal.NotFound($"A report is drawn as {string.Join(", ", shapes.Select(s => s.Format))}, and as nothing else.");
        }

        if (!record.IsDrawnAs(format))
        {
            return new Refusal.NotFound($"This report was made before reports were drawn as {format}. Make it again with POST /reports.");
        }

        var blob = await blobs.OpenReadAsync(ContainerNames.Reports, BlobOf(id, shape.Extension), cancellationToken);
        return blob is null
            ? new Refusal.NotFound()
            : new DocumentFile($"{record.Scope}-{IsoDate.Of(record.Period.From)}-{IsoDate.Of(record.Period.To)}.{shape.Extension}", shape.ContentType, blob);
    }

    private async Task<ReportRecord?> FindAsync(Caller caller, Guid id, CancellationToken cancellationToken) =>
        await reports.FindAsync(id, cancellationToken) is { } record && ReportScope.May(record.Scope, caller, Operation.ReadReport) ? record : null;
}
