using Collab.Core.Standards;

namespace Collab.Core.Documents;

/// <summary>
/// What the name of a blob in container <c>uploads</c> says: <c>{institution}/{documentId}/{fileName}</c> for an upload that was announced,
/// <c>{institution}/{fileName}</c> for a file that someone dropped.
/// </summary>
public sealed record UploadName(string? Institution, Guid? DocumentId, string FileName)
{
    private const int LongestFileName = 200;

    public static UploadName Parse(string blobName)
    {
        ArgumentNullException.ThrowIfNull(blobName);
        var parts = blobName.Split('/');
        var fileName = Clean(parts[^1]);
        if (parts.Length < 2)
        {
            return new(null, null, fileName);
        }

        return parts.Length == 3 && RecordId.TryParse(parts[1], out var id) ? new(parts[0], id, fileName) : new(parts[0], null, fileName);
    }

    /// <summary>The document's id: the announced one, else one that follows from when the file was put there, its name and its content.</summary>
    public Guid IdFor(string blobName, DateTimeOffset modifiedAt, string sha256) => DocumentId ?? RecordId.At(modifiedAt, blobName, sha256);

    private static string Clean(string name)
    {
        var clean = new string([.. name.Select(c => char.IsControl(c) || char.IsSurrogate(c) ? '_' : c)]);
        return clean.Length <= LongestFileName ? clean : clean[^LongestFileName..];
    }
}
