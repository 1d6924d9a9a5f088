using System.Text.RegularExpressions;

namespace Collab.Formats.Reading.Pdf;

/// <summary>What items of lists begin with: a bullet, a number or a letter.</summary>
internal static partial class PdfListMarks
{
    /// <summary>Whether a text is such a mark and nothing else.</summary>
    public static bool IsMark(string text) => Alone().IsMatch(text);

    /// <summary>Whether a line begins with such a mark.</summary>
    public static bool HasMark(string text) => Leading().IsMatch(text);

    /// <summary>Whether a line begins with a number of several levels, such as 2.1, which is a paragraph of an article rather than a list's item.</summary>
    public static bool HasClauseNumber(string text) => Clause().IsMatch(text);

    /// <summary>Whether a line begins with a bullet.</summary>
    public static bool HasBullet(string text) => text.TrimStart() is [var first, ' ', ..] && Bullets.Contains(first, StringComparison.Ordinal);

    private const string Bullets = "•‣◦▪●○■□☐☑☒✓➢❖·*–—-";

    private const string Marks = "[" + Bullets + "]" + @"|\(?([0-9]{1,3}|[०-९]{1,3}|[a-zа-яөүё]|[ivxlc]{1,5}|[क-ह])[.)]";

    [GeneratedRegex(@"^\s*(" + Marks + @")\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Alone();

    [GeneratedRegex(@"^\s*(" + Marks + @")\s+\S", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Leading();

    [GeneratedRegex(@"^\s*\d{1,2}(\.\d{1,2}){1,3}\.?\s+\S", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Clause();
}
