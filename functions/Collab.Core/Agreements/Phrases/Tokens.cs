using System.Globalization;
using Collab.Core.Agreements.Dates;
using Collab.Core.Standards;

namespace Collab.Core.Agreements.Phrases;

/// <summary>Takes a sentence apart into words and numbers, and puts those of a date or a length of time together again.</summary>
internal static class Tokens
{
    private const int MostDigits = 6;

    /// <summary>The tokens of a sentence. Digits and letters are parted even where they are written together.</summary>
    public static IReadOnlyList<Token> Of(string sentence, string? language)
    {
        var words = Words(sentence);
        return LengthScan.Join(DateScan.Join(words, sentence, language));
    }

    /// <summary>Words and numbers alone.</summary>
    public static List<Token> Words(string sentence)
    {
        var tokens = new List<Token>();
        for (var i = 0; i < sentence.Length;)
        {
            var end = i;
            if (char.IsDigit(sentence[i]))
            {
                while (end < sentence.Length && char.IsDigit(sentence[end]))
                {
                    end++;
                }

                tokens.Add(NumberOf(sentence, i, end));
            }
            else if (IsOfWord(sentence[i]))
            {
                while (end < sentence.Length && (IsOfWord(sentence[end]) || IsSoftHyphen(sentence[end])))
                {
                    end++;
                }

                if (LetterFold.Of(sentence[i..end]) is { Length: > 0 } word)
                {
                    tokens.Add(new(TokenKind.Word, word, i, end));
                }
            }

            i = Math.Max(end, i + 1);
        }

        return tokens;
    }

    /// <summary>Letters of any script, and the signs that belong to them.</summary>
    private static bool IsOfWord(char c) => char.IsLetter(c) || char.IsSurrogate(c) || c is '\u200c' or '\u200d' || char.GetUnicodeCategory(c) is
        UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private static bool IsSoftHyphen(char c) => c == '\u00ad';

    private static Token NumberOf(string sentence, int start, int end)
    {
        var number = -1;
        if (end - start <= MostDigits)
        {
            number = 0;
            for (var i = start; i < end; i++)
            {
                number = (number * 10) + (int)char.GetNumericValue(sentence[i]);
            }
        }

        return new(TokenKind.Number, sentence[start..end], start, end) { Number = number };
    }
}
