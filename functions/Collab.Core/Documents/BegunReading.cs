using Collab.Core.Store;

namespace Collab.Core.Documents;

/// <summary>A reading that has begun and has no fate yet: since when, how often it was begun, and when last.</summary>
internal sealed record BegunReading(string BlobName, Guid Document, DateTimeOffset Since, int Tries, DateTimeOffset At)
{
    public static BegunReading Of(Row row) => new(
        row.Text("blob")!, (Guid)row.Values["document"], row.Instant("since")!.Value, row.Number("tries")!.Value, row.Instant("at")!.Value);

    /// <summary>One more beginning of the same document's reading, or the first of another's.</summary>
    public static BegunReading After(BegunReading? before, string blobName, Guid document, DateTimeOffset now) =>
        before is not null && before.Document == document ? before with { Tries = before.Tries + 1, At = now } : new(blobName, document, now, 1, now);

    public RowChange Put() => new RowChange.Put(DocumentKeys.Begun(BlobName), new Dictionary<string, object>
    {
        ["blob"] = BlobName,
        ["document"] = Document,
        ["since"] = Since,
        ["tries"] = Tries,
        ["at"] = At,
    });
}
