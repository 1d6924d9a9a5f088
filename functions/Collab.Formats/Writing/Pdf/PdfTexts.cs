using System.Collections.Frozen;

namespace Collab.Formats.Writing.Pdf;

/// <summary>Sentences that only a document on paper needs.</summary>
internal sealed class PdfTexts
{
    private static readonly FrozenDictionary<string, PdfTexts> Languages =
        new[] { "en", "mn", "ne" }.ToFrozenDictionary(tag => tag, tag => new PdfTexts(tag), StringComparer.Ordinal);

    private readonly FrozenDictionary<string, string> texts;

    private PdfTexts(string language) => texts = LabelTable.Read("PdfTexts.csv", language);

    /// <summary>Boxes stand for letters that no font has.</summary>
    public string Unprinted => texts["page.unprinted"];

    /// <summary>Devanagari can't be set here.</summary>
    public string Unshaped => texts["page.unshaped"];

    public static PdfTexts Of(string language) => Languages[language];

    /// <summary>Which page of how many.</summary>
    public string Number(string page, string all) =>
        texts["page.number"].Replace("{0}", page, StringComparison.Ordinal).Replace("{1}", all, StringComparison.Ordinal);
}
