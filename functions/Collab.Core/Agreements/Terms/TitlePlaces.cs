using Collab.Core.Agreements.Parties;
using Collab.Core.Agreements.Phrases;

namespace Collab.Core.Agreements.Terms;

/// <summary>Leaves the places out of a title that stands in several lines: "A, Ulaanbaatar, Mongolia and B, Kathmandu, Nepal" is about A and B.</summary>
internal static class TitlePlaces
{
    private const int MostWords = 8;

    /// <summary>Words behind which a title goes on.</summary>
    private static readonly string[] Joins =
        ["and", "on", "for", "concerning", "regarding", "in", "болон", "ба", "хооронд", "хоорондын", "र", "तथा", "बीच", "बीचको", "बिचको"];

    /// <summary>A title put together of pieces isn't sure to be the office's.</summary>
    private const double Shortened = 0.85;

    public static FoundTitle LeftOut(FoundTitle title, InstitutionNames names)
    {
        if (title.Lines.Count == 1)
        {
            return title;
        }

        var text = title.Text;
        foreach (var match in names.In(text).Reverse())
        {
            var behind = Tokens.Words(text[match.End..]).TakeWhile(t => !Joins.Contains(t.Text, StringComparer.Ordinal)).ToList();
            if (behind.Count is > 0 and <= MostWords && !behind.Exists(t => WordBook.InstitutionWords.Has(t.Text)))
            {
                text = text.Remove(match.End, behind[^1].End);
            }
        }

        return text == title.Text ? title : title with { Text = text.TrimEnd(' ', ',', '.'), Confidence = Math.Min(title.Confidence, Shortened) };
    }
}
