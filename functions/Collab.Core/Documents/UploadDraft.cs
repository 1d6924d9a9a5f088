using System.Globalization;
using System.Text;
using System.Text.Json;
using Collab.Core.Json;
using Collab.Core.Results;
using Collab.Core.Standards;

namespace Collab.Core.Documents;

/// <summary>An upload as it is announced.</summary>
internal sealed record UploadDraft(string Institution, Guid? Collaboration, DocumentKind Kind, string FileName, long Size, string? Sha256)
{
    private const int LongestFileName = 200;

    /// <summary>Bytes of the file's name in the blob's, with room under <see cref="Store.BlobNames.BytesPerPart"/>.</summary>
    private const int BytesOfBlobPart = 200;

    /// <summary>Reads <c>{institution, collaboration?, kind, fileName, size, sha256?}</c>; null with faults.</summary>
    public static UploadDraft? Read(JsonElement json, int mostBytes, Faults faults)
    {
        if (ObjectReader.Open(json, string.Empty, faults) is not { } reader)
        {
            return null;
        }

        var institution = reader.Text("institution", 63, required: true);
        var collaboration = reader.Text("collaboration", 36);
        var kind = reader.Code<DocumentKind>("kind", required: true);
        var fileName = reader.Text("fileName", LongestFileName, required: true);
        var size = reader.Integer("size", 1, int.MaxValue, required: true);
        var sha256 = reader.Text("sha256", 64)?.ToLowerInvariant();
        reader.Close();
        Guid? about = RecordId.TryParse(collaboration, out var id) ? id : null;
        Check(faults, collaboration is not null && about is null, "/collaboration", "id", "This field takes the id of a collaboration.");
        Check(faults, fileName is not null && !IsFileName(fileName), "/fileName", "file-name", "A file's name has no slashes or control characters, and more than dots.");
        Check(faults, size > mostBytes, "/size", "too-large", string.Create(CultureInfo.InvariantCulture, $"A file may have {mostBytes} bytes."));
        Check(faults, sha256 is not null && !IsSha256(sha256), "/sha256", "sha256", "This field takes 64 hexadecimal digits.");
        return faults.Any ? null : new(institution!, about, kind!.Value, fileName!, size!.Value, sha256);
    }

    /// <summary>
    /// The blob that the content goes to. A long name is cut in its middle, so that its ending still tells what it is. No name begins with a
    /// dot: in a folder those are files that a program is still writing, and are passed over.
    /// </summary>
    public string BlobNameFor(Guid document) => $"{Institution}/{document}/{Cut(FileName.StartsWith('.') ? $"_{FileName}" : FileName)}";

    private static bool IsFileName(string name) => !name.EndsWith('.') && !name.Any(UploadName.IsDoubtful);

    private static bool IsSha256(string text) => text.Length == 64 && text.All(char.IsAsciiHexDigitLower);

    private static string Cut(string name)
    {
        if (Encoding.UTF8.GetByteCount(name) <= BytesOfBlobPart)
        {
            return name;
        }

        var ending = Path.GetExtension(name) is { Length: <= 10 } extension ? extension : string.Empty;
        var stem = new StringBuilder();
        var left = BytesOfBlobPart - Encoding.UTF8.GetByteCount(ending);
        foreach (var rune in name.EnumerateRunes())
        {
            if ((left -= rune.Utf8SequenceLength) < 0)
            {
                break;
            }

            stem.Append(rune.ToString());
        }

        return stem.ToString().TrimEnd('.', ' ') + ending;
    }

    private static void Check(Faults faults, bool isWrong, string pointer, string code, string detail)
    {
        if (isWrong)
        {
            faults.Rule(pointer, code, detail);
        }
    }
}
