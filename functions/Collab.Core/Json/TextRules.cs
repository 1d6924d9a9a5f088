using System.Text;
using System.Text.Json;
using Collab.Core.Results;
using Collab.Core.Standards;

namespace Collab.Core.Json;

/// <summary>Rules of texts, whichever door they came in by. A text is kept in Unicode normal form C.</summary>
public static class TextRules
{
    private const int MostLanguages = 50;

    /// <summary>The text, trimmed and normalised, or null with a fault.</summary>
    public static string? Check(string text, string pointer, int longest, Faults faults)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(faults);
        var trimmed = text.Trim();
        if (trimmed.Length == 0)
        {
            faults.Rule(pointer, "empty", "The text is empty.");
            return null;
        }

        if (trimmed.Length > longest)
        {
            faults.Rule(pointer, "too-long", $"At most {longest} characters are taken; there are {trimmed.Length}.");
            return null;
        }

        foreach (var c in trimmed)
        {
            if (char.IsControl(c) && c is not ('\n' or '\r' or '\t'))
            {
                faults.Rule(pointer, "control-character", $"The text has the control character U+{(int)c:X4}.");
                return null;
            }
        }

        if (Ascii.IsValid(trimmed))
        {
            return trimmed;
        }

        if (!IsWellFormed(trimmed))
        {
            faults.Rule(pointer, "unicode", "The text has half a surrogate pair or U+FFFE, which are no characters.");
            return null;
        }

        return trimmed.IsNormalized() ? trimmed : trimmed.Normalize();
    }

    /// <summary>Adds one entry of a text map.</summary>
    public static void AddEntry(
        Dictionary<string, string> entries, string tag, JsonElement value, string pointer, int longest, Faults faults)
    {
        ArgumentNullException.ThrowIfNull(faults);
        var at = $"{pointer}/{tag.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}";
        if (value.ValueKind != JsonValueKind.String)
        {
            faults.Shape(at, "type", "A text is wanted here.");
        }
        else
        {
            AddEntry(entries, tag, value.GetString()!, at, longest, faults);
        }
    }

    /// <summary>Adds one entry of a text map; <paramref name="at"/> is the entry's own place.</summary>
    public static void AddEntry(Dictionary<string, string> entries, string tag, string text, string at, int longest, Faults faults)
    {
        ArgumentNullException.ThrowIfNull(entries);
        ArgumentNullException.ThrowIfNull(faults);
        if (!LanguageTag.IsWellFormed(tag))
        {
            faults.Rule(at, "language-tag", "This isn't a BCP 47 language tag, such as en, mn or ne.");
        }
        else if (entries.Count == MostLanguages)
        {
            faults.Rule(at, "too-many", $"A text is taken in at most {MostLanguages} languages.");
        }
        else if (Check(text, at, longest, faults) is { } checkedText && !entries.TryAdd(tag, checkedText))
        {
            faults.Rule(at, "repeated", "This language stands twice.");
        }
    }

    private static bool IsWellFormed(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
            }
            else if (char.IsSurrogate(text[i]) || text[i] == '\ufffe')
            {
                return false;
            }
        }

        return true;
    }
}
