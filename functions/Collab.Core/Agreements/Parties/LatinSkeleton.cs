using System.Text;

namespace Collab.Core.Agreements.Parties;

/// <summary>
/// The consonants of a name in Latin letters, in which different ways to write Mongolian and Nepali names in Latin fall together. It says that
/// two spellings may be of one name, not that they are.
/// </summary>
internal static class LatinSkeleton
{
    /// <summary>Fewer consonants fit too many names.</summary>
    public const int Shortest = 8;

    private const string Cyrillic = "бвгджзклмнпрстфхцчшщ";

    private static readonly string[] OfCyrillic = ["b", "b", "g", "d", "j", "j", "k", "l", "m", "n", "p", "r", "s", "t", "p", "", "ts", "c", "s", "s"];

    /// <summary>The consonants क to ह in their order in Unicode.</summary>
    private static readonly string[] OfDevanagari =
    [
        "k", "k", "g", "g", "n", "c", "c", "j", "j", "n", "t", "t", "d", "d", "n", "t", "t", "d", "d", "n", "n", "p", "p", "b", "b", "m", "", "r", "r",
        "l", "l", "l", "b", "s", "s", "s", "",
    ];

    /// <summary>The skeleton of a folded word of any of the three scripts. In Latin, kh is х where a Mongolian name is looked for, else ख.</summary>
    public static string Of(string word, bool forCyrillic)
    {
        var skeleton = new StringBuilder();
        for (var i = 0; i < word.Length; i++)
        {
            var c = word[i];
            var letters = Cyrillic.IndexOf(c, StringComparison.Ordinal) is >= 0 and var at ? OfCyrillic[at]
                : c is >= 'क' and <= 'ह' ? OfDevanagari[c - 'क']
                : c is 'ं' or 'ँ' ? "n"
                : forCyrillic && c == 'k' && i + 1 < word.Length && word[i + 1] == 'h' ? string.Empty
                : OfLatin(c);
            foreach (var letter in letters)
            {
                if (skeleton.Length == 0 || skeleton[^1] != letter)
                {
                    skeleton.Append(letter);
                }
            }
        }

        return skeleton.ToString();
    }

    private static string OfLatin(char c) => c switch
    {
        'v' or 'w' => "b",
        'f' => "p",
        'z' => "j",
        'q' => "k",
        'x' => string.Empty,
        >= 'a' and <= 'z' when c is not ('a' or 'e' or 'i' or 'o' or 'u' or 'y' or 'h') => c.ToString(),
        _ => string.Empty,
    };
}
