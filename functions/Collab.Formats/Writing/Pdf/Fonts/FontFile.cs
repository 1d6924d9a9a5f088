using System.Buffers.Binary;
using System.Text;

namespace Collab.Formats.Writing.Pdf.Fonts;

/// <summary>A TrueType font of ours: its letters, how wide they are and their outlines. Parsed once; read by many at a time.</summary>
internal sealed class FontFile
{
    private readonly byte[] bytes;
    private readonly Dictionary<string, Range> tables = new(StringComparer.Ordinal);
    private readonly Dictionary<int, ushort> glyphs = [];
    private readonly int wideGlyphs;
    private readonly bool hasLongPlaces;

    public FontFile(string resource)
    {
        using var stream = LabelTable.Resource(resource);
        bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        Name = Path.GetFileNameWithoutExtension(resource);
        for (int i = 0, at = 12; i < Word(bytes, 4); i++, at += 16)
        {
            var start = (int)BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(at + 8));
            tables.Add(Encoding.ASCII.GetString(bytes, at, 4), start..(start + (int)BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(at + 12))));
        }

        UnitsPerEm = Word(Table("head"), 18);
        hasLongPlaces = Word(Table("head"), 50) == 1;
        GlyphCount = Word(Table("maxp"), 4);
        wideGlyphs = Word(Table("hhea"), 34);
        ReadLetters(Table("cmap"));
    }

    /// <summary>Such as <c>NotoSans-Bold</c>.</summary>
    public string Name { get; }

    public bool IsBold => Name.EndsWith("-Bold", StringComparison.Ordinal);

    public int UnitsPerEm { get; }

    public int GlyphCount { get; }

    public ReadOnlySpan<byte> Bytes => bytes;

    public ReadOnlySpan<byte> Table(string name) => bytes.AsSpan(tables[name]);

    /// <summary>The glyph of a letter; 0 where the font has none.</summary>
    public ushort GlyphOf(int letter) => glyphs.GetValueOrDefault(letter);

    /// <summary>In thousandths of the type size.</summary>
    public double WidthOf(int glyph) => Word(Table("hmtx"), Math.Min(glyph, wideGlyphs - 1) * 4) * 1000.0 / UnitsPerEm;

    /// <summary>A measure of a table in thousandths of the type size.</summary>
    public double Measure(string table, int offset) => Signed(Table(table), offset) * 1000.0 / UnitsPerEm;

    public ReadOnlySpan<byte> Outline(int glyph)
    {
        var places = Table("loca");
        var (from, to) = hasLongPlaces
            ? ((int)BinaryPrimitives.ReadUInt32BigEndian(places[(glyph * 4)..]), (int)BinaryPrimitives.ReadUInt32BigEndian(places[((glyph + 1) * 4)..]))
            : (Word(places, glyph * 2) * 2, Word(places, (glyph + 1) * 2) * 2);
        return Table("glyf")[from..to];
    }

    public static int Word(ReadOnlySpan<byte> table, int offset) => BinaryPrimitives.ReadUInt16BigEndian(table[offset..]);

    public static int Signed(ReadOnlySpan<byte> table, int offset) => BinaryPrimitives.ReadInt16BigEndian(table[offset..]);

    /// <summary>The table for the first plane (format 4); all letters of our fonts are in it.</summary>
    private void ReadLetters(ReadOnlySpan<byte> map)
    {
        for (var i = 0; i < Word(map, 2); i++)
        {
            var part = map[(int)BinaryPrimitives.ReadUInt32BigEndian(map[(4 + (i * 8) + 4)..])..];
            if (Word(part, 0) == 4)
            {
                ReadSegments(part);
                return;
            }
        }

        throw new InvalidOperationException($"The font '{Name}' has no table of letters in format 4.");
    }

    private void ReadSegments(ReadOnlySpan<byte> part)
    {
        var size = Word(part, 6);
        for (var i = 0; i < size; i += 2)
        {
            var (last, first) = (Word(part, 14 + i), Word(part, 16 + size + i));
            var (delta, offset) = (Word(part, 16 + (size * 2) + i), Word(part, 16 + (size * 3) + i));
            for (var letter = first; letter <= last && letter < 0xFFFF; letter++)
            {
                var glyph = offset == 0 ? letter : Word(part, 16 + (size * 3) + i + offset + ((letter - first) * 2));
                glyph = glyph == 0 && offset != 0 ? 0 : (glyph + delta) & 0xFFFF;
                if (glyph != 0)
                {
                    glyphs[letter] = (ushort)glyph;
                }
            }
        }
    }
}
