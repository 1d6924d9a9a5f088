using System.Diagnostics.CodeAnalysis;

namespace Collab.Core.Standards;

/// <summary>An ORCID iD: sixteen characters, the last the check character of ISO 7064 MOD 11-2. Kept as <c>0000-0002-1825-0097</c>.</summary>
public static class OrcidId
{
    private const string Resolver = "orcid.org/";

    /// <summary>Takes it with or without hyphens and the resolver's address; false says why in <paramref name="fault"/>.</summary>
    public static bool TryNormalise(string text, [NotNullWhen(true)] out string? orcid, [NotNullWhen(false)] out string? fault)
    {
        ArgumentNullException.ThrowIfNull(text);
        orcid = null;
        var bare = text.Trim().ToUpperInvariant();
        var at = bare.IndexOf(Resolver, StringComparison.OrdinalIgnoreCase);
        if (at >= 0 && bare[..at] is "" or "HTTPS://" or "HTTP://" or "HTTPS://WWW.")
        {
            bare = bare[(at + Resolver.Length)..].TrimEnd('/');
        }

        var digits = HasGroups(bare) ? bare.Replace("-", string.Empty, StringComparison.Ordinal) : bare;
        if (digits.Length != 16 || digits.AsSpan(0, 15).ContainsAnyExceptInRange('0', '9') || !(char.IsAsciiDigit(digits[15]) || digits[15] == 'X'))
        {
            fault = "An ORCID iD is four groups of four digits, the last of which may be X, such as 0000-0002-1825-0097.";
            return false;
        }

        if (!Mod11.IsValid(digits))
        {
            fault = "The last character of this ORCID iD doesn't fit the others; a character was mistyped.";
            return false;
        }

        orcid = $"{digits[..4]}-{digits[4..8]}-{digits[8..12]}-{digits[12..]}";
        fault = null;
        return true;
    }

    private static bool HasGroups(string text) => text.Length == 19 && text[4] == '-' && text[9] == '-' && text[14] == '-';
}
