using System.Globalization;

namespace Collab.Core.Standards;

/// <summary>Finds words in texts of any script without regard to case and accents.</summary>
public static class TextSearch
{
    /// <summary>False where .NET runs without ICU, which knows letters and accents.</summary>
    public static bool IgnoresAccents => Contains("é", "e");

    public static bool Contains(string text, string query) =>
        CultureInfo.InvariantCulture.CompareInfo.IndexOf(
            text, query, CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace | CompareOptions.IgnoreKanaType | CompareOptions.IgnoreWidth) >= 0;
}
