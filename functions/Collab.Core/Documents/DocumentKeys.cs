using System.Security.Cryptography;
using System.Text;
using Collab.Core.Store;
using Collab.Core.Writing;

namespace Collab.Core.Documents;

/// <summary>The row keys of table <c>Documents</c>, whose one partition holds the documents and what tells them apart.</summary>
/// <remarks>
/// <code>
/// {~id}                      a document; a range of them is newest first
/// n|{hash of a blob's name}  which document and which version of the blob the name is
/// s|{institution}|{sha256}   which document brought these bytes first
/// k|{hash of client and key} an announcement already made, and its answer
/// f|{hash of a blob's name}  how often reading it has failed
/// sweep                      when the last sweep was complete
/// </code>
/// </remarks>
public static class DocumentKeys
{
    public const string Partition = "documents";

    public const string Sweep = "sweep";

    /// <summary>The documents alone: their keys are hexadecimal.</summary>
    public static RowRange All { get; } = new("0", "g");

    public static RowRange AllFailures { get; } = RowRange.Prefix("f|");

    public static string Document(Guid id) => RegisterKeys.Descending(id);

    public static string Name(string blobName) => $"n|{Hash(blobName)}";

    public static string Failure(string blobName) => $"f|{Hash(blobName)}";

    public static string Claim(string institution, string sha256) => $"s|{institution}|{sha256}";

    /// <summary>160 bits are enough against chance and against names made to meet.</summary>
    private static string Hash(string blobName) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(blobName)).AsSpan(0, 20));
}
