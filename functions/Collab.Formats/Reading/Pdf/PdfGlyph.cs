namespace Collab.Formats.Reading.Pdf;

/// <summary>
/// A sign of a font. Its text is null where nobody knows what it stands for; its width is in the font's size. A space code, the one-byte
/// code 32, has the extra space between words behind it.
/// </summary>
internal readonly record struct PdfGlyph(string? Text, double Width, bool IsSpaceCode);
