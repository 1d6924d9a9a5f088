namespace Collab.Core.Standards;

/// <summary>Words to be found in texts of any script, without regard to case, accents and width.</summary>
public sealed class TextSearch
{
    /// <summary>A list asks about thousands of texts in a row.</summary>
    [ThreadStatic]
    private static char[]? scratch;

    private readonly string[] words;

    private TextSearch(string[] words) => this.words = words;

    /// <summary>False where .NET runs without ICU, which knows letters and accents.</summary>
    public static bool IgnoresAccents => Parse("e")!.IsIn(["é"]);

    /// <summary>The search for every word of a query, or null when it has none.</summary>
    public static TextSearch? Parse(string query)
    {
        ArgumentNullException.ThrowIfNull(query);

        // Half a surrogate pair and U+FFFE, which no text has, can't be normalised: they become U+FFFD.
        var normal = string.Concat(query.EnumerateRunes()).Replace('\ufffe', '\ufffd').Normalize();
        var words = LetterFold.Of(normal).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return words.Length == 0 ? null : new(words);
    }

    /// <summary>True when each word stands in one of the texts, anywhere in it. The texts are in normal form C, as the register keeps them.</summary>
    public bool IsIn(IEnumerable<string> texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        var buffer = scratch ?? new char[1024];
        var length = 0;
        foreach (var text in texts)
        {
            // No word has a space in it, so none is found across two texts.
            length = LetterFold.Append(text, ref buffer, length);
            length = LetterFold.Append(" ", ref buffer, length);
        }

        scratch = buffer;
        foreach (var word in words)
        {
            if (!buffer.AsSpan(0, length).Contains(word, StringComparison.Ordinal))
            {
                return false;
            }
        }

        return true;
    }
}
