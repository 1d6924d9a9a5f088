using Collab.Formats.Writing.Pdf.Fonts;

namespace Collab.Formats.Writing.Pdf.Text;

/// <summary>A glyph where it stands: all measures in thousandths of the type size.</summary>
/// <param name="Glyph">Its number in the font.</param>
/// <param name="Text">The letters that it stands for; none for the later glyphs of a cluster.</param>
/// <param name="Advance">From its beginning to the next one's.</param>
/// <param name="X">How far right of its place it is drawn.</param>
/// <param name="Y">How far above the line it is drawn.</param>
internal readonly record struct PlacedGlyph(ushort Glyph, string Text, double Advance, double X = 0, double Y = 0);

/// <summary>Glyphs of one font in a row, and the text that they stand for.</summary>
internal sealed record TextRun(FontFile Font, string Text, IReadOnlyList<PlacedGlyph> Glyphs)
{
    public double Width { get; } = Glyphs.Sum(glyph => glyph.Advance);

    /// <summary>Every glyph stands for letters of its own, in their order.</summary>
    public bool SaysItself { get; } = Glyphs.All(glyph => glyph.Text.Length > 0);

    /// <summary>No font has its letters, so that boxes stand for them.</summary>
    public bool IsUnprinted { get; init; }
}

/// <summary>Runs one after another on a line.</summary>
internal sealed record TextLine(IReadOnlyList<TextRun> Runs)
{
    private readonly double width = Runs.Sum(run => run.Width);

    public double WidthAt(double size) => width * size / 1000;
}
