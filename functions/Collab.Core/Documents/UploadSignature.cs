using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Collab.Core.Documents;

/// <summary>
/// Signs the addresses with which one file may be sent without a credential: HMAC-SHA-256 over the document, the end of the address and
/// the file's size. Without a key there are no such addresses.
/// </summary>
public sealed class UploadSignature(byte[]? key, TimeProvider clock)
{
    /// <summary>The signature in hexadecimal, the same for the same ticket; null without a key.</summary>
    public string? Sign(Guid document, long expires, long size) => key is null ? null : Convert.ToHexStringLower(Hash(key, document, expires, size));

    /// <summary>True when the signature is ours and its time, in seconds of Unix time, isn't over.</summary>
    public bool IsGood(Guid document, long expires, long size, string signature)
    {
        ArgumentNullException.ThrowIfNull(signature);
        Span<byte> given = stackalloc byte[SHA256.HashSizeInBytes];
        return key is not null
            && signature.Length == 2 * SHA256.HashSizeInBytes
            && Convert.FromHexString(signature, given, out _, out _) == System.Buffers.OperationStatus.Done
            && CryptographicOperations.FixedTimeEquals(given, Hash(key, document, expires, size))
            && clock.GetUtcNow().ToUnixTimeSeconds() < expires;
    }

    private static byte[] Hash(byte[] key, Guid document, long expires, long size) =>
        HMACSHA256.HashData(key, Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"upload\n{document}\n{expires}\n{size}")));
}
