using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Collab.Core.Standards;

/// <summary>
/// A digital object identifier (ISO 26324): <c>10.</c>, a registrant's prefix, a slash and a name. Kept in lower case, because DOIs are
/// compared without regard to case, and without the resolver's address.
/// </summary>
public static class Doi
{
    private static readonly string[] Resolvers =
        ["https://doi.org/", "http://doi.org/", "https://dx.doi.org/", "http://dx.doi.org/", "https://www.doi.org/", "doi.org/", "dx.doi.org/", "doi:"];

    public static bool TryNormalise(string text, [NotNullWhen(true)] out string? doi)
    {
        ArgumentNullException.ThrowIfNull(text);
        var bare = text.Trim().ToLowerInvariant();
        var resolver = Resolvers.FirstOrDefault(r => bare.StartsWith(r, StringComparison.Ordinal));
        bare = resolver is null ? bare : bare[resolver.Length..].TrimStart();
        doi = IsBare(bare) ? bare : null;
        return doi is not null;
    }

    private static bool IsBare(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        return text.StartsWith("10.", StringComparison.Ordinal)
            && slash > 3
            && slash < text.Length - 1
            && IsPrefix(text.AsSpan(3, slash - 3))
            && !text.AsSpan(slash).ContainsAny(" \t\r\n\u00a0")
            && text.All(c => !char.IsControl(c) && char.GetUnicodeCategory(c) != UnicodeCategory.Format);
    }

    /// <summary>Digits, and further groups of digits behind dots.</summary>
    private static bool IsPrefix(ReadOnlySpan<char> prefix)
    {
        var digits = 0;
        foreach (var c in prefix)
        {
            if (c == '.' && digits > 0)
            {
                digits = 0;
            }
            else if (char.IsAsciiDigit(c))
            {
                digits++;
            }
            else
            {
                return false;
            }
        }

        return digits > 0;
    }
}
