using Collab.Core.Standards;
using Collab.Core.Store;

namespace Collab.Core.Documents;

/// <summary>A file in container <c>uploads</c> with the SHA-256 of what it holds.</summary>
internal sealed record Upload(string BlobName, BlobEntry Entry, string Sha256)
{
    public UploadName Name { get; } = UploadName.Parse(BlobName);

    public Guid DocumentId => Name.IdFor(BlobName, Entry.ModifiedAt, Sha256);

    /// <summary>The document of a file that nobody announced. What it is shows when it is opened.</summary>
    public Document Unannounced(DateTimeOffset now) => new()
    {
        Id = DocumentId,
        Institution = Name.Institution ?? string.Empty,
        Kind = DocumentKind.Records,
        FileName = Name.FileName,
        Size = Entry.Size,
        Sha256 = Sha256,
        Status = DocumentStatus.Processing,
        Rows = 0,
        Accepted = 0,
        Rejected = 0,
        ReceivedAt = now,
        UpdatedAt = now,
    };

    /// <summary>What is wrong with the content as against what its sender announced, in plain words; null when nothing is.</summary>
    public string? DiffersFrom(Document announced) =>
        announced.Size != Entry.Size ? $"The file has {Entry.Size} bytes; {announced.Size} were announced. It may be cut off: send it again."
        : announced.Sha256 is { } sha256 && sha256 != Sha256 ? $"The file's SHA-256 is {Sha256}; {sha256} was announced. It may be damaged: send it again."
        : null;

    /// <summary>True where the folder can be the id of an institution, so that it has a key.</summary>
    public bool HasSender => Slug.IsValid(Name.Institution);
}
