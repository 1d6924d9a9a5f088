using System.Globalization;
using System.Text.RegularExpressions;

namespace Collab.Formats.Reading.Pdf;

/// <summary>Takes away what stands at the top or the bottom of most pages, and page numbers: a reader passes over them.</summary>
internal static partial class PdfRunningLines
{
    /// <summary>Headers and footers are at most this many lines high.</summary>
    private const int MostLines = 4;

    /// <summary>On fewer pages, a line that comes again may well be meant.</summary>
    private const int LeastPages = 3;

    /// <summary>A line with this many letters beside its number isn't the heading of an article, such as "Article 3".</summary>
    private const int LeastLetters = 15;

    private const int LongestNumberLine = 40;

    /// <summary>Headers and footers stand in this outer part of a page's height.</summary>
    private const double Margin = 0.12;

    /// <param name="pages">The pieces of the pages.</param>
    /// <param name="heights">From where to where each page reaches; null where it isn't known.</param>
    public static void Remove(IReadOnlyList<List<PdfPiece>> pages, IReadOnlyList<(double Top, double Bottom)?> heights)
    {
        ArgumentNullException.ThrowIfNull(pages);
        ArgumentNullException.ThrowIfNull(heights);
        RemoveFrom(pages, heights, fromBottom: false);
        RemoveFrom(pages, heights, fromBottom: true);
    }

    /// <summary>From the edge inwards, as long as the outermost lines are the same on most pages.</summary>
    private static void RemoveFrom(IReadOnlyList<List<PdfPiece>> pages, IReadOnlyList<(double Top, double Bottom)?> heights, bool fromBottom)
    {
        for (var round = 0; round < MostLines; round++)
        {
            var edges = pages.Select((page, index) => Edge(page, index, heights[index], fromBottom)).ToArray();
            var counts = edges.Where(e => e is not null).CountBy(e => e!.Value.Key).ToDictionary(StringComparer.Ordinal);
            var least = Math.Max(LeastPages, pages.Count(p => p.Count > 0) * 0.6);
            var removed = false;
            for (var i = 0; i < pages.Count; i++)
            {
                if (edges[i] is var (key, line) && (counts[key] >= least || (round == 0 && IsNumber(key))))
                {
                    pages[i].RemoveAll(line.Contains);
                    removed = true;
                }
            }

            if (!removed)
            {
                return;
            }
        }
    }

    private static (string Key, HashSet<PdfPiece> Line)? Edge(List<PdfPiece> page, int index, (double Top, double Bottom)? reach, bool fromBottom)
    {
        if (page.Count == 0)
        {
            return null;
        }

        var height = fromBottom ? page.Max(p => p.Y) : page.Min(p => p.Y);
        if (reach is var (top, bottom) && (fromBottom ? bottom - height : height - top) > Margin * (bottom - top))
        {
            return null;
        }

        PdfPiece[] line = [.. page.Where(p => Math.Abs(p.Y - height) <= 0.4 * p.Size).OrderBy(p => p.X)];
        var text = ReadableText.Of(string.Join(' ', line.Select(p => p.Text)));
        return (KeyOf(text, index + 1), new(line, ReferenceEqualityComparer.Instance));
    }

    /// <summary>The line with # for its page's number, if that is what its number is.</summary>
    private static string KeyOf(string text, int page)
    {
        if (text.Length <= LongestNumberLine && PageNumber().IsMatch(text))
        {
            return "#";
        }

        return text.Count(char.IsLetter) >= LeastLetters
            ? Number().Replace(text, m => m.Value == page.ToString(CultureInfo.InvariantCulture) ? "#" : m.Value)
            : text;
    }

    private static bool IsNumber(string key) => key == "#";

    /// <summary>A number alone, with dashes around it, of a number of pages, or behind the word for page in our languages.</summary>
    [GeneratedRegex(@"^[-–—\s|]*((page|p\.|хуудас|тал|पृष्ठ|पाना)\s*)?[\d\u0966-\u096F]{1,4}\s*((of|/|-с|из|मध्ये)\s*[\d\u0966-\u096F]{1,4})?\s*(хуудас|тал)?[-–—\s|]*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex PageNumber();

    [GeneratedRegex(@"\d+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Number();
}
