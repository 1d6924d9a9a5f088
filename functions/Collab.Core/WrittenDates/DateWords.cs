namespace Collab.Core.WrittenDates;

/// <summary>What a word says about the number before it.</summary>
internal enum DateWord
{
    Unknown,

    /// <summary>It says nothing.</summary>
    Filler,

    /// <summary>The number is the year: он, साल.</summary>
    Year,

    /// <summary>The number, or the ordinal word, is the month: сарын.</summary>
    Month,

    /// <summary>The number is the day: 31st, 31-ний, ३१ गते.</summary>
    Day,
}

/// <summary>The words in dates that aren't names of months.</summary>
internal static class DateWords
{
    public static DateWord Of(ReadOnlySpan<char> word) => word switch
    {
        "он" or "оны" or "онд" or "оноос" or "онтой" or "साल" or "सालको" => DateWord.Year,
        "сар" or "сарын" or "сард" or "сараас" or "сарыг" or "сартай" or "сарны" => DateWord.Month,
        "st" or "nd" or "rd" or "th" => DateWord.Day,
        "ны" or "ний" or "нд" or "нээс" or "ноос" or "нээр" or "өдөр" or "өдрийн" or "өдрөөс" or "өдрийг" or "өдөрт" => DateWord.Day,
        "गते" or "गतेको" or "गतेदेखि" or "गतेसम्म" or "तारिख" or "तारिखको" => DateWord.Day,
        "р" or "дугаар" or "дүгээр" or "of" or "the" or "day" or "महिना" or "महिनाको" => DateWord.Filler,
        _ => DateWord.Unknown,
    };

    /// <summary>A word without the endings that Nepali writes on to it: मार्चको, of March.</summary>
    public static ReadOnlySpan<char> WithoutEnding(ReadOnlySpan<char> word)
    {
        foreach (var ending in (ReadOnlySpan<string>)["देखि", "सम्म", "को", "मा"])
        {
            if (word.Length > ending.Length && word.EndsWith(ending, StringComparison.Ordinal))
            {
                return word[..^ending.Length];
            }
        }

        return word;
    }
}
