using Collab.Formats.Writing.Pdf.Fonts;
using Collab.Formats.Writing.Pdf.Text;

namespace Collab.Formats.Tests.Writing.Pdf;

public sealed class TextSetterTests
{
    private readonly TextSetter setter = new(GlyphShaper.Shared);

    [Theory]
    [InlineData("क्षि", 2)]
    [InlineData("चि", 2)]
    [InlineData("त्सा", 3)]
    [InlineData("र्य", 2)]
    public void Line_Devanagari_IsShaped(string text, int glyphs)
    {
        var run = Assert.Single(setter.Line(text, isBold: false).Runs);

        Assert.Equal(glyphs, run.Glyphs.Count);
        Assert.DoesNotContain(run.Glyphs, glyph => glyph.Glyph == 0);
        Assert.Equal(text, string.Concat(run.Glyphs.Select(glyph => glyph.Text)));
    }

    [Fact]
    public void Line_ShortI_IsDrawnBeforeItsConsonant()
    {
        var run = Assert.Single(setter.Line("चि", isBold: false).Runs);

        Assert.Equal(FontSet.Devanagari(false).GlyphOf('च'), run.Glyphs[1].Glyph);
        Assert.Equal("चि", run.Glyphs[0].Text);
    }

    [Fact]
    public void Line_ForbiddenJoin_ShowsTheSign() =>
        Assert.NotEqual(Glyphs("क्ष"), Glyphs("क्\u200Cष"));

    [Theory]
    [InlineData("Өө Үү Ёё Өвөрхангай")]
    [InlineData("Charité – Universitätsmedizin, Đà Nẵng, Łódź, İstanbul")]
    [InlineData("Αθήνα €1 − 2 “quoted” №5")]
    public void Line_LettersOfOurRegister_HaveGlyphsOfTheirOwn(string text)
    {
        foreach (var isBold in (bool[])[false, true])
        {
            var runs = setter.Line(text, isBold).Runs;
            Assert.All(runs, run => Assert.True(run.SaysItself && !run.IsUnprinted));
            Assert.DoesNotContain(runs.SelectMany(run => run.Glyphs), glyph => glyph.Glyph == 0);
        }
    }

    [Fact]
    public void Line_LetterWithALooseAccent_IsPutTogether() => Assert.Equal(Glyphs("é"), Glyphs("e\u0301"));

    [Theory]
    [InlineData("Seoul National University College of Medicine and Public Health")]
    [InlineData("Эх, хүүхдийн эрүүл мэндийн хамтарсан судалгааныүргэлжлэл")]
    [InlineData("अन्तर्राष्ट्रियसहकार्यप्रतिवेदन र चिकित्सा शिक्षा आयोग")]
    [InlineData("复旦大学复旦大学复旦大学复旦大学复旦大学")]
    public void Wrap_NarrowPlace_LosesNothingAndFits(string text)
    {
        var lines = setter.Wrap(text, isBold: true, size: 9, width: 60);

        Assert.True(lines.Count >= 2);
        Assert.All(lines, line => Assert.InRange(line.WidthAt(9), 1, 60.001));
        Assert.Equal(WrittenPdf.Squeezed(text), WrittenPdf.Squeezed(string.Concat(lines.SelectMany(line => line.Runs).Select(run => run.Text))));
    }

    [Fact]
    public void Wrap_MoreThanAllowed_EndsWithAnEllipsis()
    {
        var lines = setter.Wrap("one two three four five six seven", isBold: false, size: 10, width: 50, most: 2);

        Assert.Equal(2, lines.Count);
        Assert.EndsWith("…", string.Concat(lines[1].Runs.Select(run => run.Text)), StringComparison.Ordinal);
        Assert.InRange(lines[1].WidthAt(10), 1, 50.001);
    }

    [Fact]
    public void Subset_OfAnAccentedLetter_KeepsItsPartsAndNothingElse()
    {
        var font = FontSet.Letters(false);
        var subset = FontSubset.Write(font, [font.GlyphOf('Ө'), font.GlyphOf('й')]);

        Assert.InRange(subset.Length, 1000, font.Bytes.Length / 5);
        Assert.True(subset.AsSpan().IndexOf(font.Outline(font.GlyphOf('Ө'))) > 0);
        Assert.True(subset.AsSpan().IndexOf(font.Outline(font.GlyphOf('й'))) > 0);
        Assert.True(subset.AsSpan().IndexOf(font.Outline(font.GlyphOf('W'))) < 0);
    }

    private ushort[] Glyphs(string text) => [.. setter.Line(text, isBold: false).Runs.SelectMany(run => run.Glyphs).Select(glyph => glyph.Glyph)];
}
