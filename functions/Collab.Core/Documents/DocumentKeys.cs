using System.Globalization;
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
/// p|{hash of a blob's name}  a reading that has begun and has no fate yet
/// v|{~id}                    a decision on a document that isn't carried out yet
/// x|{event}                  an event that is still to be told, see OutboxRow
/// sweep                      when the last sweep was complete
/// </code>
/// </remarks>
public static class DocumentKeys
{
    public const string Partition = "documents";

    public const string Sweep = "sweep";

    /// <summary>The documents alone: their keys are hexadecimal.</summary>
    public static RowRange All { get; } = new("0", "g");

    public static RowRange AllBegun { get; } = RowRange.Prefix("p|");

    public static RowRange AllDecided { get; } = RowRange.Prefix("v|");

    public static string Document(Guid id) => RegisterKeys.Descending(id);

    /// <summary>The documents whose ids were made between two instants, the newest first.</summary>
    public static RowRange MadeBetween(DateTimeOffset from, DateTimeOffset to) => new(TimeOf(to), TimeOf(from));

    public static string Name(string blobName) => $"n|{Hash(blobName)}";

    public static string Begun(string blobName) => $"p|{Hash(blobName)}";

    public static string Decided(Guid id) => $"v|{RegisterKeys.Descending(id)}";

    public static string Claim(string institution, string sha256) => $"s|{institution}|{sha256}";

    /// <summary>160 bits are enough against chance and against names made to meet.</summary>
    private static string Hash(string blobName) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(blobName)).AsSpan(0, 20));

    /// <summary>The beginning of the keys of that millisecond: an id of version 7 begins with it, and a key with its complement.</summary>
    private static string TimeOf(DateTimeOffset instant) =>
        (~instant.ToUnixTimeMilliseconds() & 0xffff_ffff_ffff).ToString("x12", CultureInfo.InvariantCulture);
}
