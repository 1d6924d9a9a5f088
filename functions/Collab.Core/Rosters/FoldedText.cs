using System.Text;
using Collab.Core.Standards;

namespace Collab.Core.Rosters;

/// <summary>What is left of a header's or a code's text when writing, spaces and punctuation are disregarded: "Start date" is <c>startdate</c>.</summary>
internal static class FoldedText
{
    public static string Of(string text)
    {
        // Half a surrogate pair can't be normalised; it becomes U+FFFD.
        var normal = string.Concat(text.EnumerateRunes()).Replace('\ufffe', '\ufffd').Normalize(NormalizationForm.FormC);
        return string.Concat(LetterFold.Of(normal).Where(c => !char.IsWhiteSpace(c) && !char.IsPunctuation(c) && !char.IsSymbol(c)));
    }
}
