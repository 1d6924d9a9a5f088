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

    /// <summary>A name that may be shown: without what could be taken for a path, and without characters that are seen as something else.</summary>
    public static string Clean(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var clean = new string([.. name.Select(c => IsDoubtful(c) || char.IsSurrogate(c) ? '_' : c)]);
        return clean.Length <= LongestFileName ? clean : clean[^LongestFileName..];
    }

    /// <summary>Separators of paths, and what a person doesn't see: control characters and those that turn the order of reading.</summary>
    internal static bool IsDoubtful(char c) => c is '/' or '\\' or (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069') || char.IsControl(c);
}
