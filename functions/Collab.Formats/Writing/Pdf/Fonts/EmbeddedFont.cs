using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Collab.Formats.Writing.Pdf.Files;

namespace Collab.Formats.Writing.Pdf.Fonts;

/// <summary>
/// A font as one document uses it (ISO 32000-1, 9.7). Each pair of a glyph and the text that it stands for has a code of its own, so that
/// the text can always be read back, even where one glyph stands for several letters.
/// </summary>
/// <param name="font">The whole font.</param>
/// <param name="resource">Its name on the pages, such as <c>F1</c>.</param>
/// <param name="number">The number of its object.</param>
internal sealed class EmbeddedFont(FontFile font, string resource, int number)
{
    private const int MostCodes = 0xFFFF;

    /// <summary>Entries of one section of a table of letters (Adobe Technical Note 5014).</summary>
    private const int MostOfSection = 100;

    /// <summary>Where the head table has the box around all glyphs.</summary>
    private static readonly int[] Corners = [36, 38, 40, 42];

    private readonly Dictionary<(ushort Glyph, string Text), int> codes = [];
    private readonly List<(ushort Glyph, string Text)> entries = [(0, string.Empty)];

    public string Resource => resource;

    public int Number => number;

    public double WidthOf(ushort glyph) => font.WidthOf(glyph);

    /// <summary>The code to draw a glyph with. Where there are no more codes, the text is not said, which is for the marked content around it to do.</summary>
    public int CodeOf(ushort glyph, string text)
    {
        if (codes.TryGetValue((glyph, text), out var code))
        {
            return code;
        }

        if (entries.Count + font.GlyphCount > MostCodes && text.Length > 0)
        {
            return CodeOf(glyph, string.Empty);
        }

        entries.Add((glyph, text));
        return codes[(glyph, text)] = entries.Count - 1;
    }

    public void Write(FileObjects objects)
    {
        var subset = FontSubset.Write(font, entries.Select(entry => entry.Glyph));
        var name = $"{Tag(subset)}+{font.Name}";
        var file = objects.AddStream($"/Length1 {subset.Length}", subset);
        var descriptor = objects.Add(Descriptor(name, file));
        var glyphs = new byte[entries.Count * 2];
        var widths = new StringBuilder();
        for (var i = 0; i < entries.Count; i++)
        {
            BinaryPrimitives.WriteUInt16BigEndian(glyphs.AsSpan(i * 2), entries[i].Glyph);
            widths.Append(Notation.Number(font.WidthOf(entries[i].Glyph))).Append(' ');
        }

        var map = objects.AddStream(string.Empty, glyphs);
        var drawn = objects.Add($"<</Type/Font/Subtype/CIDFontType2/BaseFont/{name}/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
            + $"/FontDescriptor {descriptor} 0 R/DW 0/W[0[{widths}]]/CIDToGIDMap {map} 0 R>>");
        var letters = objects.AddStream(string.Empty, Encoding.ASCII.GetBytes(Letters()));
        objects.Set(number, $"<</Type/Font/Subtype/Type0/BaseFont/{name}/Encoding/Identity-H/DescendantFonts[{drawn} 0 R]/ToUnicode {letters} 0 R>>");
    }

    /// <summary>Six letters that name this part of the font.</summary>
    private static string Tag(byte[] subset) => string.Concat(SHA256.HashData(subset).Take(6).Select(b => (char)('A' + (b % 26))));

    private string Descriptor(string name, int file)
    {
        const int SymbolicFlag = 4;
        var box = string.Join(' ', Corners.Select(offset => Notation.Number(font.Measure("head", offset))));
        var (ascent, descent) = (Notation.Number(font.Measure("hhea", 4)), Notation.Number(font.Measure("hhea", 6)));
        return $"<</Type/FontDescriptor/FontName/{name}/Flags {SymbolicFlag}/FontBBox[{box}]/ItalicAngle 0/Ascent {ascent}/Descent {descent}"
            + $"/CapHeight {Notation.Number(font.Measure("OS/2", 88))}/StemV {(font.IsBold ? 140 : 80)}/FontFile2 {file} 0 R>>";
    }

    private string Letters()
    {
        var text = new StringBuilder("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
            + "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
            + "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n");
        foreach (var section in Enumerable.Range(1, entries.Count - 1).Chunk(MostOfSection))
        {
            text.Append(CultureInfo.InvariantCulture, $"{section.Length} beginbfchar\n");
            foreach (var code in section)
            {
                // A later glyph of a cluster says nothing: a space without width is the nearest to that.
                var letters = entries[code].Text is { Length: > 0 } own ? own : "\u200B";
                text.Append(CultureInfo.InvariantCulture, $"<{code:X4}> <{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(letters))}>\n");
            }

            text.Append("endbfchar\n");
        }

        return text.Append("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n").ToString();
    }
}
