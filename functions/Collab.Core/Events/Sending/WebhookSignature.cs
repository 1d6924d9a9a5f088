using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Collab.Core.Events.Sending;

/// <summary>
/// Signs what is sent to subscribers, and checks such a signature as a receiver should. A secret is <c>whsec_</c> and base64; what is signed is
/// the id, the seconds and the body, with a point between them, by HMAC-SHA-256. Source: Standard Webhooks 1.0.0, "Signature scheme".
/// </summary>
public static class WebhookSignature
{
    private const string SecretPrefix = "whsec_";
    private const string Version = "v1,";

    /// <summary>How old, or how far ahead, an attempt may be when it is checked: what is caught on the way can't be sent again later.</summary>
    public static TimeSpan Tolerance { get; } = TimeSpan.FromMinutes(5);

    /// <summary>The headers of an attempt that is made at <paramref name="at"/>.</summary>
    /// <exception cref="FormatException">The secret isn't one.</exception>
    public static WebhookHeaders Sign(string secret, string id, DateTimeOffset at, ReadOnlySpan<byte> body)
    {
        var timestamp = at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        return new(id, timestamp, Version + Convert.ToBase64String(Hash(secret, id, timestamp, body)));
    }

    /// <summary>True when one of the signatures in the headers was made with the secret over this body, not longer than <see cref="Tolerance"/> ago.</summary>
    /// <exception cref="FormatException">The secret isn't one.</exception>
    public static bool Verify(string secret, WebhookHeaders headers, ReadOnlySpan<byte> body, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(headers);
        if (!long.TryParse(headers.Timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            || Math.Abs((decimal)now.ToUnixTimeSeconds() - seconds) > (decimal)Tolerance.TotalSeconds)
        {
            return false;
        }

        var expected = Hash(secret, headers.Id, headers.Timestamp, body);
        var found = false;
        foreach (var signature in headers.Signature.Split(' '))
        {
            // All are compared, each in constant time: how long it takes says nothing of how near a guess was.
            found |= signature.StartsWith(Version, StringComparison.Ordinal) && IsHash(signature[Version.Length..], expected);
        }

        return found;
    }

    private static bool IsHash(string base64, ReadOnlySpan<byte> expected)
    {
        Span<byte> given = stackalloc byte[HMACSHA256.HashSizeInBytes];
        return Convert.TryFromBase64String(base64, given, out var length) && CryptographicOperations.FixedTimeEquals(given[..length], expected);
    }

    private static byte[] Hash(string secret, string id, string timestamp, ReadOnlySpan<byte> body)
    {
        ArgumentNullException.ThrowIfNull(secret);
        if (!secret.StartsWith(SecretPrefix, StringComparison.Ordinal))
        {
            // Without the secret itself: messages end in logs.
            throw new FormatException($"A secret of webhooks begins with {SecretPrefix}.");
        }

        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Convert.FromBase64String(secret[SecretPrefix.Length..]));
        hash.AppendData(Encoding.UTF8.GetBytes($"{id}.{timestamp}."));
        hash.AppendData(body);
        return hash.GetHashAndReset();
    }
}
