using System.Globalization;
using System.Text;
using Collab.Formats.Writing.Pdf.Files;
using Collab.Formats.Writing.Pdf.Fonts;
using Collab.Formats.Writing.Pdf.Text;

namespace Collab.Formats.Writing.Pdf.Pages;

/// <summary>Writes glyphs to where they stand (ISO 32000-1, 9.4.3), and the text beside them where they don't say it themselves.</summary>
internal static class GlyphText
{
    public static void Write(StringBuilder content, EmbeddedFont font, TextRun run, double size)
    {
        if (!run.SaysItself)
        {
            content.Append(CultureInfo.InvariantCulture, $"/Span<</ActualText{Notation.Text(run.Text)}>>BDC ");
        }

        // Where the reader's pen is, and where it should be.
        var (pen, place, rise) = (0.0, 0.0, 0.0);
        content.Append("[<");
        foreach (var glyph in run.Glyphs)
        {
            if (glyph.Y != rise)
            {
                rise = glyph.Y;
                content.Append(CultureInfo.InvariantCulture, $">]TJ {Notation.Number(rise * size / 1000)} Ts [<");
            }

            var gap = place + glyph.X - pen;
            if (Math.Abs(gap) >= 0.01)
            {
                content.Append(CultureInfo.InvariantCulture, $">{Notation.Number(-gap)}<");
                pen += gap;
            }

            content.Append(CultureInfo.InvariantCulture, $"{font.CodeOf(glyph.Glyph, glyph.Text):X4}");
            pen += font.WidthOf(glyph.Glyph);
            place += glyph.Advance;
        }

        content.Append('>');
        if (Math.Abs(place - pen) >= 0.01)
        {
            content.Append(Notation.Number(pen - place));
        }

        content.Append(rise != 0 ? "]TJ 0 Ts\n" : "]TJ\n").Append(run.SaysItself ? string.Empty : "EMC\n");
    }
}
