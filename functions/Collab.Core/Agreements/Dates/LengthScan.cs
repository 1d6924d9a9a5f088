using System.Globalization;
using Collab.Core.Agreements.Phrases;

namespace Collab.Core.Agreements.Dates;

/// <summary>Puts the words of a length of time together: "five (5) years", "ninety days", "гурван (3) жилийн", "पाँच (५) वर्षको".</summary>
internal static class LengthScan
{
    private const int Most = 1_200;

    /// <summary>The tokens with each length of time as one.</summary>
    public static IReadOnlyList<Token> Join(List<Token> tokens)
    {
        var joined = new List<Token>(tokens.Count);
        for (var i = 0; i < tokens.Count;)
        {
            if (Read(tokens, i) is var (length, end))
            {
                joined.Add(new(TokenKind.Length, string.Empty, tokens[i].Start, tokens[end - 1].End) { Length = length });
                i = end;
            }
            else
            {
                joined.Add(tokens[i++]);
            }
        }

        return joined;
    }

    private static (LengthOfTime Length, int End)? Read(List<Token> tokens, int start)
    {
        var at = start;
        var words = ReadWords(tokens, ref at);
        var digits = -1;
        if (at < tokens.Count && tokens[at].Number is >= 0 and <= Most)
        {
            digits = tokens[at++].Number;

            // "5 (five) years" as well as "five (5) years".
            words = words < 0 ? ReadWords(tokens, ref at) : words;
        }

        var number = digits >= 0 ? digits : words;
        if (number <= 0)
        {
            return null;
        }

        var certainty = digits >= 0 && words >= 0 && digits != words ? 0.3 : 1;
        if (at < tokens.Count && tokens[at].Text is "calendar" or "consecutive" or "full" or "хуанлийн")
        {
            at++;
        }
        else if (at < tokens.Count && tokens[at].Text is "working" or "business" or "ажлын")
        {
            at++;
            certainty = Math.Min(certainty, 0.5);
        }

        if (at >= tokens.Count || tokens[at].Kind != TokenKind.Word || WordBook.Units.Find(tokens[at].Text) is not { } unit)
        {
            return null;
        }

        return (unit switch
        {
            "year" => new(number * 12, 0, certainty),
            "month" => new(number, 0, certainty),
            "week" => new(0, number * 7, certainty),
            _ => new(0, number, certainty),
        }, at + 1);
    }

    /// <summary>A number in words ("twenty-four", "one hundred and eighty"), or −1.</summary>
    private static int ReadWords(List<Token> tokens, ref int at)
    {
        var number = -1;
        while (true)
        {
            var joint = number >= 100 && at < tokens.Count && tokens[at].Text == "and" ? 1 : 0;
            var word = WordAt(tokens, at + joint);
            if (word == 100 && number is -1 or (>= 1 and <= 9))
            {
                number = Math.Max(number, 1) * 100;
            }
            else if (word > 0 && word < 100 && (number == -1 || number % 100 == 0 || (number % 10 == 0 && word < 10)))
            {
                number = Math.Max(number, 0) + word;
            }
            else
            {
                return number;
            }

            at += 1 + joint;
        }
    }

    private static int WordAt(List<Token> tokens, int at) =>
        at < tokens.Count && tokens[at].Kind == TokenKind.Word && WordBook.Numbers.Find(tokens[at].Text) is { } number
            ? int.Parse(number, CultureInfo.InvariantCulture)
            : -1;
}
