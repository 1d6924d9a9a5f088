using System.Text.RegularExpressions;

namespace Collab.Core.Standards;

/// <summary>Well-formed BCP 47 language tags (RFC 5646: language, script, region and variants), and the ones the product speaks.</summary>
public static partial class LanguageTag
{
    public static IReadOnlyList<string> Spoken { get; } = ["en", "mn", "ne"];

    public static bool IsWellFormed(string tag) => Shape().IsMatch(tag);

    [GeneratedRegex("^[A-Za-z]{2,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|[0-9]{3}))?(-([A-Za-z0-9]{5,8}|[0-9][A-Za-z0-9]{3}))*$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Shape();
}
