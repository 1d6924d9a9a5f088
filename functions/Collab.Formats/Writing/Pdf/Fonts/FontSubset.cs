using System.Buffers.Binary;
using System.Text;

namespace Collab.Formats.Writing.Pdf.Fonts;

/// <summary>
/// A font with the outlines that a document draws and no others (ISO 32000-1, 9.9). Glyphs keep their numbers; those that nobody draws are empty.
/// </summary>
internal static class FontSubset
{
    private const int HasTwoWords = 0x1;
    private const int HasScale = 0x8;
    private const int HasMore = 0x20;
    private const int HasTwoScales = 0x40;
    private const int HasMatrix = 0x80;

    private static readonly string[] Kept = ["glyf", "head", "hhea", "hmtx", "loca", "maxp"];

    public static byte[] Write(FontFile font, IEnumerable<ushort> glyphs)
    {
        var used = WithParts(font, glyphs);
        var places = new byte[(font.GlyphCount + 1) * 4];
        var widths = font.Table("hmtx").ToArray();
        using var outlines = new MemoryStream();
        for (var glyph = 0; glyph < font.GlyphCount; glyph++)
        {
            if (used.Contains(glyph))
            {
                outlines.Write(font.Outline(glyph));
                outlines.Write(new byte[(4 - (outlines.Length % 4)) % 4]);
            }
            else if ((glyph * 4) + 4 <= widths.Length)
            {
                widths.AsSpan(glyph * 4, 4).Clear();
            }

            BinaryPrimitives.WriteInt32BigEndian(places.AsSpan((glyph + 1) * 4), (int)outlines.Length);
        }

        var head = font.Table("head").ToArray();
        BinaryPrimitives.WriteInt16BigEndian(head.AsSpan(50), 1);
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(8), 0);
        return Assemble(name => name switch
        {
            "glyf" => outlines.ToArray(),
            "loca" => places,
            "hmtx" => widths,
            "head" => head,
            _ => font.Table(name).ToArray(),
        });
    }

    /// <summary>Accented letters are put together of others.</summary>
    private static HashSet<int> WithParts(FontFile font, IEnumerable<ushort> glyphs)
    {
        var used = new HashSet<int> { 0 };
        var ahead = new Stack<int>(glyphs.Select(glyph => (int)glyph).Append(0));
        while (ahead.TryPop(out var glyph))
        {
            used.Add(glyph);
            var outline = font.Outline(glyph);
            if (outline.Length < 10 || FontFile.Signed(outline, 0) >= 0)
            {
                continue;
            }

            int at = 10, flags;
            do
            {
                flags = FontFile.Word(outline, at);
                if (!used.Contains(FontFile.Word(outline, at + 2)))
                {
                    ahead.Push(FontFile.Word(outline, at + 2));
                }

                at += 4 + ((flags & HasTwoWords) != 0 ? 4 : 2)
                    + ((flags & HasScale) != 0 ? 2 : (flags & HasTwoScales) != 0 ? 4 : (flags & HasMatrix) != 0 ? 8 : 0);
            }
            while ((flags & HasMore) != 0);
        }

        return used;
    }

    private static byte[] Assemble(Func<string, byte[]> table)
    {
        var tables = Kept.Select(name => (Name: name, Data: table(name))).ToArray();
        var start = 12 + (tables.Length * 16);
        var file = new byte[start + tables.Sum(t => Padded(t.Data.Length))];
        BinaryPrimitives.WriteInt32BigEndian(file, 0x00010000);
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(4), (ushort)tables.Length);
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(6), 64);
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(8), 2);
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(10), (ushort)((tables.Length * 16) - 64));
        var headAt = 0;
        for (var i = 0; i < tables.Length; i++)
        {
            var (name, data) = tables[i];
            var entry = file.AsSpan(12 + (i * 16), 16);
            data.CopyTo(file, start);
            Encoding.ASCII.GetBytes(name, entry);
            BinaryPrimitives.WriteUInt32BigEndian(entry[4..], Sum(file.AsSpan(start, Padded(data.Length))));
            BinaryPrimitives.WriteInt32BigEndian(entry[8..], start);
            BinaryPrimitives.WriteInt32BigEndian(entry[12..], data.Length);
            headAt = name == "head" ? start : headAt;
            start += Padded(data.Length);
        }

        BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(headAt + 8), 0xB1B0AFBA - Sum(file));
        return file;
    }

    private static int Padded(int length) => (length + 3) & ~3;

    private static uint Sum(ReadOnlySpan<byte> table)
    {
        var sum = 0u;
        for (var at = 0; at < table.Length; at += 4)
        {
            sum = unchecked(sum + BinaryPrimitives.ReadUInt32BigEndian(table[at..]));
        }

        return sum;
    }
}
