using System.Text;
using Collab.Formats.Reading;
using Collab.Formats.Reading.Pdf;

namespace Collab.Formats.Tests.Reading.Pdf;

/// <summary>Files made to do harm: each is read or refused in bounded time, and the process lives on.</summary>
public sealed class HostilePdfTests
{
    private const string Text = "BT /F 10 Tf 50 700 Td (text) Tj ET";
    private const int Deep = 1_000_000;

    [Fact]
    public void Read_ArraysAMillionDeep_IsNestedTooDeeply()
    {
        Assert.Equal(TextRefusals.NestedTooDeeply, Refused(PdfFileText.Of(Text, new string('[', Deep))));
        Assert.Equal(TextRefusals.NestedTooDeeply, Refused(PdfFileText.Of(Text, string.Concat(Enumerable.Repeat("<</A", Deep)))));
        Assert.Equal(TextRefusals.NestedTooDeeply, Refused(PdfFileText.Of(new string('[', Deep))));
    }

    [Fact]
    public void Read_DepthHiddenInAnObjectStream_IsNestedTooDeeply()
    {
        var deep = Encoding.Latin1.GetBytes("5 0 " + new string('[', 150_000));
        var file = new PdfFileText()
            .Add(1, "<</Type/Catalog/Pages 2 0 R>>")
            .Add(2, "<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 595 842]/Resources<</Font<</F 5 0 R>>>>>>")
            .Add(3, "<</Type/Page/Parent 2 0 R/Contents 4 0 R>>")
            .AddStream(4, "", Encoding.Latin1.GetBytes(Text))
            .AddStream(9, "/Type/ObjStm/N 1/First 4/Filter/FlateDecode", PdfFileText.Deflate(deep));
        Assert.Equal(TextRefusals.NestedTooDeeply, Refused(file.EndAbruptly("trailer <</Root 1 0 R>>")));
    }

    [Fact]
    public void Read_StringsAndPicturesWithoutEnd_EndWithTheFile()
    {
        Assert.Equal("text", Words(PdfFileText.Of(Text + " BT /F 10 Tf 70 700 Td ((open) Tj ET")));
        Assert.Equal("text", Words(PdfFileText.Of(Text + " BI /W 4 ID abc")));
        Assert.Equal("text", Words(PdfFileText.Of(Text + " <00")));
    }

    [Fact]
    public void Read_FlateBomb_IsTooLarge()
    {
        var bomb = PdfFileText.Deflate(new byte[100_000_000]);
        var file = new PdfFileText()
            .Add(1, "<</Type/Catalog/Pages 2 0 R>>")
            .Add(2, "<</Type/Pages/Kids[3 0 R]/Count 1>>")
            .Add(3, "<</Type/Page/Parent 2 0 R/Contents 4 0 R>>")
            .AddStream(4, "/Filter/FlateDecode", bomb)
            .End();
        Assert.Equal(TextRefusals.TooLarge, Refused(file));
        var twice = new PdfFileText()
            .Add(1, "<</Type/Catalog/Pages 2 0 R>>")
            .Add(2, "<</Type/Pages/Kids[3 0 R]/Count 1>>")
            .Add(3, "<</Type/Page/Parent 2 0 R/Contents 4 0 R>>")
            .AddStream(4, "/Filter[/FlateDecode/FlateDecode]", PdfFileText.Deflate(bomb))
            .End();
        Assert.Equal(TextRefusals.TooLarge, Refused(twice));
    }

    [Fact]
    public void Read_GroupsOfPagesThatContainThemselves_HaveEachPageOnce()
    {
        var file = new PdfFileText()
            .Add(1, "<</Type/Catalog/Pages 2 0 R>>")
            .Add(2, "<</Type/Pages/Kids[2 0 R 7 0 R 3 0 R 3 0 R]/Count 1000000000/MediaBox[0 0 595 842]/Resources<</Font<</F 5 0 R>>>>>>")
            .Add(3, "<</Type/Page/Parent 2 0 R/Contents[4 0 R 4 0 R]>>")
            .AddStream(4, "", Encoding.Latin1.GetBytes(Text))
            .Add(5, PdfFileText.Helvetica)
            .Add(7, "<</Type/Pages/Kids[2 0 R 7 0 R]>>")
            .End();
        Assert.Equal("text", Words(file));
    }

    [Fact]
    public void Read_AddressesThatLeadToThemselves_AreNothing()
    {
        Assert.Equal(TextRefusals.OnlyPictures(1), Refused(PdfFileText.Of(Text, "5 0 R")));
        Assert.Equal(
            TextRefusals.UnknownLetters,
            Refused(PdfFileText.Of(Text, "<</Type/Font/Subtype/Type0/DescendantFonts[5 0 R]/ToUnicode 5 0 R/Encoding 5 0 R>>")));
        Assert.Equal("text", Words(PdfFileText.Of(
            Text + " /X Do", PdfFileText.Helvetica, (6, "<</Type/XObject/Subtype/Form/Length 6 0 R/Resources<</XObject<</X 6 0 R>>>>>>\nstream\n/X Do\nendstream"))));
    }

    [Fact]
    public void Read_FormsThatMultiply_AreGivenUp()
    {
        (int, string)[] forms = [.. Enumerable.Range(0, 11).Select(i =>
            (6 + i, PdfFileText.Stream($"/Type/XObject/Subtype/Form/Resources<</XObject<</X {7 + i} 0 R>>>>", string.Concat(Enumerable.Repeat("/X Do ", 50)))))];
        Assert.Equal("text", Words(PdfFileText.Of(Text + " /X Do", PdfFileText.Helvetica, forms)));
    }

    [Fact]
    public void Read_TablesThatPointAtEachOther_AreReadOnce()
    {
        var file = Encoding.Latin1.GetString(PdfFileText.Of(Text).ToArray());
        var table = file.LastIndexOf("xref\n0 1", StringComparison.Ordinal);
        var changed = file.Replace("<</Size 1000", $"<</Size 1000/Prev {table}/XRefStm {table}", StringComparison.Ordinal);
        Assert.Equal("text", Words(new MemoryStream(Encoding.Latin1.GetBytes(changed))));
    }

    [Fact]
    public void Read_MoreThanTwoThousandPages_IsTooManyPages() =>
        Assert.Equal(TextRefusals.TooManyPages, Refused(PdfFileText.Pages(PdfFileText.Helvetica, [.. Enumerable.Repeat(Text, 2001)])));

    [Fact]
    public void Read_TimeIsUp_IsTooSlow() =>
        Assert.Equal(TextRefusals.TooSlow, PdfText.Read(PdfFileText.Of(Text), TimeSpan.Zero, CancellationToken.None).Refusal());

    [Fact]
    public void Read_Cancelled_EndsWithTheCancellation() =>
        Assert.Throws<OperationCanceledException>(() => PdfText.Read(PdfFileText.Of(Text), new CancellationToken(canceled: true)));

    [Fact]
    public void Read_EncryptedWithAPassword_IsRefused()
    {
        var file = new PdfFileText()
            .Add(1, "<</Type/Catalog/Pages 2 0 R>>")
            .Add(2, "<</Type/Pages/Kids[]>>")
            .Add(3, $"<</Filter/Standard/V 2/R 3/Length 128/P -4/O<{new string('0', 64)}>/U<{new string('0', 64)}>>>")
            .End("/Root 1 0 R/Encrypt 3 0 R/ID[<00><00>]");
        Assert.Equal(TextRefusals.EncryptedPdf, Refused(file));
    }

    [Theory]
    [InlineData("")]
    [InlineData("%PDF-1.7")]
    [InlineData("%PDF-1.7\ntrailer <</Root 1 0 R>>\n1 0 obj\n<</Type/Catalog>>")]
    [InlineData("startxref\n99999999999999999999")]
    [InlineData("%PDF-1.4 obj obj obj 1 0 obj 1 0 obj endobj trailer trailer << startxref -5")]
    public void Read_AlmostNothing_IsDamaged(string file) =>
        Assert.Equal(TextRefusals.DamagedPdf, Refused(new MemoryStream(Encoding.Latin1.GetBytes(file))));

    [Theory]
    [InlineData("en.pdf")]
    [InlineData("ne.pdf")]
    [InlineData("mn-skia.pdf")]
    public void Read_AnyByteOfTheFileChanged_IsReadOrRefused(string name)
    {
        var file = TextCorpus.Open(name).ToArray();
        var random = new Random(5);
        for (var round = 0; round < 60; round++)
        {
            var changed = file.ToArray();
            for (var i = 0; i < 1 + (round % 20); i++)
            {
                changed[random.Next(changed.Length)] = (byte)random.Next(256);
            }

            Assert.NotNull(PdfText.Read(new MemoryStream(round % 3 == 0 ? changed[..random.Next(changed.Length)] : changed), CancellationToken.None));
        }
    }

    [Fact]
    public void Read_ObjectsChangedInAPlainFile_IsReadOrRefused()
    {
        const string Map = "1 begincodespacerange <00> <FF> endcodespacerange 1 beginbfrange <00> <FF> <0400> endbfrange";
        const string Font = "<</Type/Font/Subtype/Type0/Encoding/Identity-H/ToUnicode 7 0 R/DescendantFonts[<</Subtype/CIDFontType2/DW 500/W[1[2 3] 4 5 6]>>]>>";
        var file = PdfFileText.Of(
            Text + " q 1 0 0 1 3 3 cm [(a) -300 (b)] TJ Q /Span<</ActualText(x)>>BDC (y)' EMC 1 2 (z) \" /X Do BI /W 1 ID x EI", Font,
            (7, PdfFileText.Stream("", Map)), (6, PdfFileText.Stream("/Subtype/Form/Matrix[1 0 0 1 0 0]", Text))).ToArray();
        var random = new Random(9);
        ReadOnlySpan<byte> signs = "<>[]()/% 0159.-Rnobjendstream\n\\"u8;
        for (var round = 0; round < 2000; round++)
        {
            var changed = file.ToArray();
            for (var i = 0; i < 1 + (round % 8); i++)
            {
                changed[random.Next(changed.Length)] = signs[random.Next(signs.Length)];
            }

            Assert.NotNull(PdfText.Read(new MemoryStream(changed), CancellationToken.None));
        }
    }

    private static string Refused(MemoryStream file) => PdfText.Read(file, CancellationToken.None).Refusal();

    private static string Words(MemoryStream file) => PdfText.Read(file, CancellationToken.None).Text().Words();
}
