using Collab.Core.Events;
using Collab.Core.Store;

namespace Collab.Core.Documents;

/// <summary>
/// A document with what its row says beside the record: the blob it came as, and the home institution of the collaboration that it is about,
/// or would make.
/// </summary>
public sealed record StoredDocument(Document Document, string? BlobName, string? Home, Row Row)
{
    public static StoredDocument Of(Row row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return new(DocumentRegister.Read(row), row.Text("blob"), row.Text("home"), row);
    }

    /// <summary>The row's values with another record.</summary>
    internal Dictionary<string, object> With(Document document) =>
        DocumentRegister.Values(document, BlobName, HomeOf(document), NextVersion);

    /// <summary>The event that tells of the document's fate, for the commit that stores it.</summary>
    internal RowChange Finished(Document document) => OutboxRow.Of(FinishedDocument.Of(document, HomeOf(document), NextVersion));

    private int NextVersion => (Row.Number("version") ?? 0) + 1;

    private string? HomeOf(Document document) => Home ?? document.Proposal?.Home;
}

/// <summary>Which document a blob's name is, in which version of the blob, and whether that document's fate is known.</summary>
internal sealed record BlobNameRow(Guid Document, string ETag, bool IsDone)
{
    public static BlobNameRow Of(Row row) => new((Guid)row.Values["document"], row.Text("etag")!, (bool)row.Values["done"]);

    public RowChange Put(string blobName) => new RowChange.Put(
        DocumentKeys.Name(blobName), new Dictionary<string, object> { ["document"] = Document, ["etag"] = ETag, ["done"] = IsDone });
}
