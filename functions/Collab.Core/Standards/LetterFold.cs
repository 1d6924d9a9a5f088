using System.Globalization;
using System.Text;

namespace Collab.Core.Standards;

/// <summary>
/// What is left of a text when writing alone is disregarded: case, width, ligatures, the accents of Latin and Greek letters, stress marks,
/// katakana for hiragana, and characters that only join or part others.
/// </summary>
/// <remarks>
/// A mark that makes another letter stays. In Mongolian й isn't и, ё isn't е, Ө isn't О and Ү isn't У; in Devanagari a vowel sign, an
/// anusvara or a nukta makes another word. The primary level of the Unicode Collation Algorithm (UTS #10), which is what .NET's
/// <c>IgnoreNonSpace</c> compares by, drops some of these, and takes microseconds a text where this takes a fraction of one.
/// </remarks>
internal static class LetterFold
{
    private const int BlockSize = 256;

    /// <summary>More characters than any one becomes (U+FDFA becomes eighteen).</summary>
    private const int MostOfOne = 32;

    /// <summary>What each character becomes, found when it is first met.</summary>
    private static readonly string?[]?[] Known = new string?[]?[(char.MaxValue + 1) / BlockSize];

    /// <summary>A text in normal form C, as the register keeps them, with its writing disregarded.</summary>
    public static string Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var folded = new char[text.Length];
        var length = Append(text, ref folded, 0);
        return new(folded, 0, length);
    }

    /// <summary>Writes the folded text into <paramref name="buffer"/> from <paramref name="at"/> on and gives where it ends; the buffer grows as needed.</summary>
    public static int Append(string text, ref char[] buffer, int at)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(buffer);
        foreach (var c in text)
        {
            if (at + MostOfOne > buffer.Length)
            {
                Array.Resize(ref buffer, (buffer.Length * 2) + MostOfOne);
            }

            if (char.IsAscii(c))
            {
                buffer[at++] = char.IsAsciiLetterUpper(c) ? (char)(c | 0x20) : c;
            }
            else
            {
                var letter = Letter(c);
                letter.CopyTo(buffer.AsSpan(at));
                at += letter.Length;
            }
        }

        return at;
    }

    private static string Letter(char c)
    {
        // Two threads may find the same letter at once; either answer is the same.
        var block = Known[c / BlockSize] ??= new string?[BlockSize];
        return block[c % BlockSize] ??= Find(c);
    }

    private static string Find(char c)
    {
        if (char.IsSurrogate(c) || c == '\ufffe')
        {
            return c.ToString();
        }

        if (IsMarkOfNoLetter(c))
        {
            return string.Empty;
        }

        var found = new StringBuilder();
        foreach (var plain in c.ToString().Normalize(NormalizationForm.FormKC))
        {
            foreach (var part in HasAccents(plain) ? plain.ToString().Normalize(NormalizationForm.FormD) : plain.ToString())
            {
                found.Append(IsMarkOfNoLetter(part) ? string.Empty : Plain(char.ToLowerInvariant(part)));
            }
        }

        return found.ToString();
    }

    /// <summary>Latin and Greek: letters whose marks are accents. Of the Cyrillic letters only ѐ and ѝ, whose grave tells a stress.</summary>
    private static bool HasAccents(char c) => c is <= '\u024f' or >= '\u1e00' and <= '\u1fff' or >= '\u0370' and <= '\u03ff' or 'ѐ' or 'ѝ' or 'Ѐ' or 'Ѝ';

    /// <summary>Marks for letters of any script, which stand alone only where no letter of that look exists, and what is never seen.</summary>
    private static bool IsMarkOfNoLetter(char c) => c
        is >= '\u0300' and <= '\u036f' // combining diacritical marks
        or >= '\u1ab0' and <= '\u1aff' // … extended
        or >= '\u1dc0' and <= '\u1dff' // … supplement
        or >= '\u20d0' and <= '\u20ff' // … for symbols
        or >= '\ufe20' and <= '\ufe2f' // combining half marks
        or >= '\ufe00' and <= '\ufe0f' // variation selectors
        || char.GetUnicodeCategory(c) == UnicodeCategory.Format;

    /// <summary>Letters with a stroke or of two in one, which Unicode doesn't take apart, and katakana.</summary>
    private static string Plain(char c) => c switch
    {
        'æ' => "ae",
        'œ' => "oe",
        'ß' => "ss",
        'þ' => "th",
        'ø' => "o",
        'đ' or 'ð' => "d",
        'ħ' => "h",
        'ł' => "l",
        'ŧ' => "t",
        'ı' => "i",
        'ς' => "σ",
        >= 'ァ' and <= 'ヶ' => ((char)(c - ('ァ' - 'ぁ'))).ToString(),
        _ => c.ToString(),
    };
}
