namespace Collab.Formats.Writing.Pdf.Fonts;

/// <summary>The fonts that are in the assembly: letters of Latin, Greek and Cyrillic, and of Devanagari.</summary>
internal static class FontSet
{
    private static readonly Lazy<FontFile> Regular = new(() => new("NotoSans-Regular.ttf"));
    private static readonly Lazy<FontFile> Bold = new(() => new("NotoSans-Bold.ttf"));
    private static readonly Lazy<FontFile> DevanagariRegular = new(() => new("NotoSansDevanagari-Regular.ttf"));
    private static readonly Lazy<FontFile> DevanagariBold = new(() => new("NotoSansDevanagari-Bold.ttf"));

    public static FontFile Letters(bool isBold) => (isBold ? Bold : Regular).Value;

    public static FontFile Devanagari(bool isBold) => (isBold ? DevanagariBold : DevanagariRegular).Value;
}
