using System.Runtime.InteropServices;
using Collab.Formats.Writing.Pdf.Fonts;
using HarfBuzzSharp;
using HarfBuzzBuffer = HarfBuzzSharp.Buffer;

namespace Collab.Formats.Writing.Pdf.Text;

/// <summary>
/// Finds the glyphs of scripts whose letters change and move beside each other, with HarfBuzz. Its native library may be missing on a
/// machine; then there is no shaper, and nobody prints such scripts.
/// </summary>
internal sealed class GlyphShaper
{
    /// <summary>Longer than any real cluster, and short enough for a table of letters.</summary>
    private const int MostOfCluster = 32;

    private static readonly Lazy<GlyphShaper?> Lazy = new(Load);

    private readonly Dictionary<FontFile, Font> fonts = [];

    private GlyphShaper()
    {
        foreach (var isBold in (bool[])[false, true])
        {
            fonts.Add(FontSet.Letters(isBold), Open(FontSet.Letters(isBold)));
            fonts.Add(FontSet.Devanagari(isBold), Open(FontSet.Devanagari(isBold)));
        }
    }

    /// <summary>One for all documents; null where the native library can't be loaded.</summary>
    public static GlyphShaper? Shared => Lazy.Value;

    public TextRun Shape(FontFile font, string text)
    {
        using var buffer = new HarfBuzzBuffer();
        buffer.AddUtf16(text);
        buffer.Direction = Direction.LeftToRight;
        if (font == FontSet.Devanagari(font.IsBold))
        {
            buffer.Script = Script.Devanagari;

            // Nepali has forms of its own for some digits.
            buffer.Language = new HarfBuzzSharp.Language("ne");
        }
        else
        {
            buffer.GuessSegmentProperties();
        }

        fonts[font].Shape(buffer);
        var infos = buffer.GetGlyphInfoSpan();
        var positions = buffer.GetGlyphPositionSpan();
        var scale = 1000.0 / font.UnitsPerEm;
        var glyphs = new PlacedGlyph[infos.Length];
        for (var i = 0; i < infos.Length; i++)
        {
            var position = positions[i];
            glyphs[i] = new((ushort)infos[i].Codepoint, ClusterAt(infos, i, text), position.XAdvance * scale, position.XOffset * scale, position.YOffset * scale);
        }

        return new(font, text, glyphs);
    }

    private static string ClusterAt(ReadOnlySpan<GlyphInfo> infos, int index, string text)
    {
        var from = (int)infos[index].Cluster;
        if (index > 0 && infos[index - 1].Cluster == from)
        {
            return string.Empty;
        }

        var next = index + 1;
        while (next < infos.Length && infos[next].Cluster == from)
        {
            next++;
        }

        var to = next < infos.Length ? (int)infos[next].Cluster : text.Length;
        return to - from is > 0 and <= MostOfCluster ? text[from..to] : string.Empty;
    }

    private static GlyphShaper? Load()
    {
        try
        {
            return new GlyphShaper();
        }
        catch (Exception e) when (e is DllNotFoundException or BadImageFormatException or EntryPointNotFoundException or TypeInitializationException)
        {
            return null;
        }
    }

    private static Font Open(FontFile file)
    {
        var bytes = file.Bytes;
        var memory = Marshal.AllocHGlobal(bytes.Length);
        Marshal.Copy(bytes.ToArray(), 0, memory, bytes.Length);
        using var blob = new Blob(memory, bytes.Length, MemoryMode.ReadOnly, () => Marshal.FreeHGlobal(memory));
        using var face = new Face(blob, 0);
        face.MakeImmutable();
        var font = new Font(face);
        font.SetScale(file.UnitsPerEm, file.UnitsPerEm);
        font.SetFunctionsOpenType();
        return font;
    }
}
