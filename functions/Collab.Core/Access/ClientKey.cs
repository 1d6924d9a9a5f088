using System.Numerics;
using System.Security.Cryptography;

namespace Collab.Core.Access;

/// <summary>The keys that clients sign in with: <c>clb_</c> and 32 random bytes as 43 characters of base 62.</summary>
public static class ClientKey
{
    public const string Prefix = "clb_";

    private const string Alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private const int RandomBytes = 32;

    /// <summary>62⁴³ is the first power of 62 above 2²⁵⁶.</summary>
    private const int Characters = 43;

    /// <summary>A new key. It is shown to whoever asked for it, and kept nowhere.</summary>
    public static string Make()
    {
        Span<byte> random = stackalloc byte[RandomBytes];
        RandomNumberGenerator.Fill(random);
        return Prefix + Encode(random);
    }

    /// <summary>Does the text look like a key? What doesn't need not be looked up.</summary>
    public static bool IsShaped(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length != Prefix.Length + Characters || !text.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return false;
        }

        foreach (var c in text.AsSpan(Prefix.Length))
        {
            if (!char.IsAsciiLetterOrDigit(c))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>32 bytes, read as one number, in 43 digits.</summary>
    internal static string Encode(ReadOnlySpan<byte> bytes)
    {
        var number = new BigInteger(bytes, isUnsigned: true, isBigEndian: true);
        Span<char> digits = stackalloc char[Characters];
        for (var i = Characters - 1; i >= 0; i--)
        {
            number = BigInteger.DivRem(number, Alphabet.Length, out var digit);
            digits[i] = Alphabet[(int)digit];
        }

        return new(digits);
    }
}
