using System.Collections.Frozen;
using Collab.Core.Standards;

namespace Collab.Formats.Writing.Templates;

/// <summary>The texts of templates in one language, and side by side in all.</summary>
internal sealed class TemplateTexts
{
    private static readonly FrozenDictionary<string, TemplateTexts> ByLanguage =
        LanguageTag.Spoken.ToFrozenDictionary(tag => tag, tag => new TemplateTexts(tag), StringComparer.Ordinal);

    private readonly FrozenDictionary<string, string> texts;

    private TemplateTexts(string language)
    {
        Language = language;
        texts = LabelTable.Read("TemplateTexts.csv", language);
    }

    /// <summary>Every language, in the product's order.</summary>
    public static IEnumerable<TemplateTexts> All => LanguageTag.Spoken.Select(Of);

    public string Language { get; }

    public string this[string key] => texts[key];

    public static TemplateTexts Of(string language) => ByLanguage[language];

    /// <summary>A text with its places <c>{0}</c> and <c>{1}</c> filled.</summary>
    public string Fill(string key, string first, string second = "") =>
        this[key].Replace("{0}", first, StringComparison.Ordinal).Replace("{1}", second, StringComparison.Ordinal);

    /// <summary>A heading in all languages, on one line.</summary>
    public static string Heading(string key) => string.Join(" / ", All.Select(t => t[key]));

    /// <summary>A text in all languages, a line each.</summary>
    public static string Lines(Func<TemplateTexts, string> text) => string.Join('\n', All.Select(text));
}
