using System.Globalization;
using System.Text;
using Collab.Core.Reports;
using Collab.Core.Standards;
using Collab.Core.Store;

namespace Collab.Core.Tracing;

/// <summary>At which version of its history a report has read a collaboration.</summary>
internal sealed record KeptVersion(string Institution, Guid Id, int Version);

/// <summary>
/// The blob <c>{report}/report.versions</c> beside the files of a kept report: a line for each collaboration that it was made from, with its home
/// institution, its id and its version. From there its history leads back to the records that the report has counted.
/// </summary>
public sealed class KeptVersions(IBlobStore blobs)
{
    private static string BlobOf(Guid report) => $"{report}/report.versions";

    internal Task WriteAsync(Guid report, RegisterSnapshot snapshot, CancellationToken cancellationToken) =>
        blobs.WriteAsync(
            ContainerNames.Reports, BlobOf(report), "text/plain", metadata: null, replace: true, (output, token) => WriteAsync(snapshot, output, token), cancellationToken);

    public Task DeleteAsync(Guid report, CancellationToken cancellationToken) => blobs.DeleteAsync(ContainerNames.Reports, BlobOf(report), cancellationToken);

    /// <summary>The versions, in order of homes and then newest first; null when none were kept.</summary>
    internal async Task<IReadOnlyList<KeptVersion>?> ReadAsync(Guid report, CancellationToken cancellationToken)
    {
        var blob = await blobs.OpenReadAsync(ContainerNames.Reports, BlobOf(report), cancellationToken);
        if (blob is null)
        {
            return null;
        }

        await using var open = blob;
        using var reader = new StreamReader(blob.Content, Encoding.UTF8);
        var versions = new List<KeptVersion>();
        while (await reader.ReadLineAsync(cancellationToken) is { } line)
        {
            versions.Add(Parse(line));
        }

        return versions;
    }

    private static async Task WriteAsync(RegisterSnapshot snapshot, Stream output, CancellationToken cancellationToken)
    {
        await using var writer = new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true) { NewLine = "\n" };
        var lines = snapshot.Collaborations.Select(c => c.Record)
            .OrderBy(r => r.Institution, StringComparer.Ordinal)
            .ThenByDescending(r => r.Id.ToString(), StringComparer.Ordinal)
            .Select(r => string.Create(CultureInfo.InvariantCulture, $"{r.Institution} {r.Id} {snapshot.Versions[r.Id]}"));
        foreach (var line in lines)
        {
            await writer.WriteLineAsync(line.AsMemory(), cancellationToken);
        }
    }

    private static KeptVersion Parse(string line) =>
        line.Split(' ') is [var institution, var text, var number] && RecordId.TryParse(text, out var id)
            ? new(institution, id, int.Parse(number, NumberStyles.None, CultureInfo.InvariantCulture))
            : throw new InvalidDataException("A line of a report's versions can't be read.");
}
