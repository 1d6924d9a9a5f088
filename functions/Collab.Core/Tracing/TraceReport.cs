using System.Text.Json;
using Collab.Core.Access;
using Collab.Core.Institutions;
using Collab.Core.Reports;
using Collab.Core.Results;
using Collab.Core.Settings;
using Collab.Core.Store;
using Collab.Core.Writing;

namespace Collab.Core.Tracing;

/// <summary>
/// Lists the records behind a figure of a kept report, as they were when it was made, whatever became of them since: the report keeps at which
/// version it has read each collaboration, and the history leads back to there.
/// </summary>
public sealed class TraceReport(
    IRowStore store,
    IBlobStore blobs,
    ReportRegister reports,
    KeptVersions versions,
    RegisterReader reader,
    InstitutionDirectory directory,
    RegisterSettings settings)
{
    /// <summary>The longest pointer; a key of the figures has far fewer characters.</summary>
    private const int MostCharacters = 200;

    /// <summary>Could it name a figure?</summary>
    public static bool IsPointer(string text) => text is { Length: > 1 and <= MostCharacters } && text[0] == '/';

    /// <summary>A page behind the position <paramref name="after"/>. It may be short, or empty, while there is more.</summary>
    public async Task<Outcome<TracePage>> RunAsync(
        Caller caller, Guid id, string pointer, int limit, string? after, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(pointer);
        if (await reports.FindAsync(id, cancellationToken) is not { } record
            || !ReportScope.May(record.Scope, caller, Operation.ReadReport)
            || await blobs.OpenReadAsync(ContainerNames.Reports, ReadReports.BlobOf(id, "json"), cancellationToken) is not { } blob)
        {
            return new Refusal.NotFound();
        }

        await using var open = blob;
        using var report = await JsonDocument.ParseAsync(blob.Content, cancellationToken: cancellationToken);
        if (FigureReader.Read(report.RootElement, pointer) is not { } figure)
        {
            return new Refusal.Invalid([new(string.Empty, "figure", $"The query parameter 'figure' must be {FigureReader.Wanted}.", Malformed: true)]);
        }

        if (await versions.ReadAsync(id, cancellationToken) is not { } kept)
        {
            return new Refusal.Conflict("report-untraceable", "This report was made before reports kept what they were made from; make it anew.");
        }

        var counts = new CollaborationCounts(
            (await directory.AllAsync(cancellationToken)).ToDictionary(i => i.Id, StringComparer.Ordinal), settings.AcademicYearStartMonth);
        var walk = new TraceWalk(new(store, reader), figure, record.Period, counts, kept);
        return await walk.RunAsync(limit, after, cancellationToken);
    }
}
