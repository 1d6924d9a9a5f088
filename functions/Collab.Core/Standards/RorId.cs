using System.Diagnostics.CodeAnalysis;

namespace Collab.Core.Standards;

/// <summary>
/// A Research Organization Registry id: <c>0</c>, six Crockford base-32 characters and two check digits
/// (98 − (n · 100 mod 97), n being the number in the six characters). Kept lower case without the resolver's address.
/// </summary>
public static class RorId
{
    private const string Resolver = "ror.org/";
    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

    /// <summary>Takes <c>0xxxxxxcc</c>, <c>ror.org/…</c> or <c>https://ror.org/…</c> and gives the bare form; false says why in <paramref name="fault"/>.</summary>
    public static bool TryNormalise(string text, [NotNullWhen(true)] out string? id, [NotNullWhen(false)] out string? fault)
    {
        ArgumentNullException.ThrowIfNull(text);
        id = null;
        var bare = text.Trim().ToLowerInvariant();
        var at = bare.IndexOf(Resolver, StringComparison.Ordinal);
        if (at >= 0 && bare[..at] is "" or "https://" or "http://" or "https://www.")
        {
            bare = bare[(at + Resolver.Length)..].TrimEnd('/');
        }

        if (bare.Length != 9 || bare[0] != '0' || !TryNumber(bare.AsSpan(1, 6), out var number) || !char.IsAsciiDigit(bare[7]) || !char.IsAsciiDigit(bare[8]))
        {
            fault = "A ROR id is 0, six letters or digits (no i, l, o, u) and two check digits, such as 05a28rw58.";
            return false;
        }

        var expected = 98 - (number * 100 % 97);
        var given = ((bare[7] - '0') * 10) + bare[8] - '0';
        if (expected != given)
        {
            fault = $"The check digits of this ROR id should be {expected:D2}, not {given:D2}; a character was mistyped.";
            return false;
        }

        id = bare;
        fault = null;
        return true;
    }

    private static bool TryNumber(ReadOnlySpan<char> characters, out long number)
    {
        number = 0;
        foreach (var c in characters)
        {
            var digit = Alphabet.IndexOf(c, StringComparison.Ordinal);
            if (digit < 0)
            {
                return false;
            }

            number = (number * 32) + digit;
        }

        return true;
    }
}
