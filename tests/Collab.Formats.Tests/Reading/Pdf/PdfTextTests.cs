using System.Text;
using Collab.Formats.Reading;
using Collab.Formats.Reading.Pdf;

namespace Collab.Formats.Tests.Reading.Pdf;

public sealed class PdfTextTests
{
    [Fact]
    public void Read_KerningAndWordsPlacedApart_AreWordsAsSeen() =>
        Assert.Equal("Memorandum of Understanding signed", Words("BT /F 10 Tf 50 700 Td [(Mem) 20 (oran) -15 (dum) -300 (of) -300 (Under) 80 (standing)] TJ 141 0 Td (signed) Tj ET"));

    [Fact]
    public void Read_WordPartedAtTheEndOfALine_IsOneWord() =>
        Assert.Equal(
            "the collaboration of universities",
            Words("BT /F 10 Tf 50 700 Td 12 TL (the colla-) Tj T* (boration of universities) Tj ET"));

    [Fact]
    public void Read_NamesOfGlyphs_AreLetters()
    {
        const string Font =
            "<</Type/Font/Subtype/Type1/BaseFont/X/Encoding<</Differences[65/afii10017/uni04E8/u04AE 70/fi/f_f/Aacute/afii10071/eacute.sc/g37]>>>>";
        Assert.Equal("АӨҮfiffÁёé", Words("BT /F 10 Tf 50 700 Td (ABCFGHIJK) Tj ET", Font));
    }

    [Fact]
    public void Read_TableOfLetters_HasCharactersRangesAndLists()
    {
        const string Map =
            "1 begincodespacerange <0000> <FFFF> endcodespacerange 2 beginbfchar <0001> <041C04E9> <0002> <D83DDE00> endbfchar "
            + "2 beginbfrange <0010> <0012> <0430> <0020> <0021> [<0915> <00660069>] endbfrange";
        const string Font = "<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/ToUnicode 7 0 R/DescendantFonts[<</Type/Font/Subtype/CIDFontType2/DW 500/W[16[600 600] 18 18 700]>>]>>";
        Assert.Equal("Мө😀абвकfi", Words("BT /F 10 Tf 50 700 Td <0001 0002 0010 0011 0012 0020 0021> Tj ET", Font, (7, PdfFileText.Stream("", Map))));
    }

    [Fact]
    public void Read_TextThatAProgramGivesForItsSigns_StandsInTheirPlace() =>
        Assert.Equal("before क्षि after", Words(
            "BT /F 10 Tf 50 700 Td (before ) Tj /Span <</ActualText <FEFF0915094D0937093F>>> BDC (xyz) Tj EMC ( after) Tj ET"));

    [Fact]
    public void Read_RunningHeaderThatSaysSo_IsLeftOut() =>
        Assert.Equal("body", Words("/Artifact <</Type/Pagination>> BDC BT /F 10 Tf 50 800 Td (Header) Tj ET EMC BT /F 10 Tf 50 700 Td (body) Tj ET"));

    [Fact]
    public void Read_FormsWithinForms_AreReadWhereTheyStand()
    {
        Assert.Equal("above inner below", Words(
            "BT /F 10 Tf 50 700 Td (above) Tj ET q 1 0 0 1 0 -20 cm /X Do Q BT /F 10 Tf 50 660 Td (below) Tj ET",
            PdfFileText.Helvetica,
            (6, PdfFileText.Stream("/Type/XObject/Subtype/Form/BBox[0 0 600 800]/Resources<</XObject<</Y 7 0 R>>>>", "/Y Do")),
            (7, PdfFileText.Stream("/Type/XObject/Subtype/Form/BBox[0 0 600 800]/Resources<</Font<</F 5 0 R>>>>", "BT /F 10 Tf 50 700 Td (inner) Tj ET"))));
    }

    [Theory]
    [InlineData("0 1 -1 0 300 100")]
    [InlineData("-1 0 0 -1 500 700")]
    [InlineData("0 -1 1 0 100 700")]
    public void Read_TurnedText_IsReadInItsOwnDirection(string matrix) =>
        Assert.Equal("first line, second line", Words($"BT /F 10 Tf {matrix} Tm 12 TL (first line,) Tj T* (second line) Tj ET"));

    [Fact]
    public void Read_PictureBetweenTexts_IsPassedOver() =>
        Assert.Equal("before after", Words("BT /F 10 Tf 50 700 Td (before ) Tj ET BI /W 4 /H 4 /BPC 8 /CS /G ID \u0001 EI \u0002(never) Tj\u0003 EI BT /F 10 Tf 85 700 Td (after) Tj ET"));

    [Fact]
    public void Read_SignsDrawnTwiceToLookBold_AreReadOnce() =>
        Assert.Equal("bold", Words("BT /F 10 Tf 50 700 Td (bold) Tj ET BT /F 10 Tf 50.3 700 Td (bold) Tj ET"));

    [Fact]
    public void Read_ObjectStreamsAndTableOfAddresses_AreRead()
    {
        var inner = "<</Type/Catalog/Pages 2 0 R>> ".PadRight(31) + "<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 595 842]/Resources<</Font<</F 5 0 R>>>>>>".PadRight(119) + PdfFileText.Helvetica;
        const string Numbers = "1 0 2 31 5 150 ";
        var file = new PdfFileText()
            .Add(3, "<</Type/Page/Parent 2 0 R/Contents 4 0 R>>")
            .AddStream(4, "", "BT /F 10 Tf 50 700 Td (inside) Tj ET"u8.ToArray())
            .AddStream(9, $"/Type/ObjStm/N 3/First {Numbers.Length}/Filter/FlateDecode", PdfFileText.Deflate(Encoding.Latin1.GetBytes(Numbers + inner)));

        // No table: found by looking, as in a file that was cut.
        Assert.Equal("inside", PdfText.Read(file.EndAbruptly("trailer <</Root 1 0 R>>"), CancellationToken.None).Text().Words());
    }

    [Fact]
    public void Read_WrongLengthAndWrongTable_AreMadeGood()
    {
        var file = PdfFileText.Of("BT /F 10 Tf 50 700 Td (still here) Tj ET").ToArray();
        var text = Encoding.Latin1.GetString(file);
        var changed = "%junk before\n" + text.Replace("/Length ", "/Length 9", StringComparison.Ordinal);
        Assert.Equal("still here", PdfText.Read(new MemoryStream(Encoding.Latin1.GetBytes(changed)), CancellationToken.None).Text().Words());
    }

    [Fact]
    public void Read_FieldsOfAForm_HaveTheirFullNames()
    {
        var file = new PdfFileText()
            .Add(1, "<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[10 0 R 11 0 R 12 0 R 13 0 R 14 0 R]>>>>")
            .Add(2, "<</Type/Pages/Kids[3 0 R]/Count 1>>")
            .Add(3, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>")
            .Add(10, "<</FT/Tx/T(party)/Kids[20 0 R 21 0 R]>>")
            .Add(20, "<</T(name)/V<FEFF041C043E043D0433043E043B002004E804AE>>>")
            .Add(21, "<</T<FEFF0915>/V(caf\\351 \\200 \\240)>>")
            .Add(11, "<</FT/Btn/T(agreed)/V/Yes>>")
            .Add(12, "<</FT/Btn/T(refused)/V/Off>>")
            .Add(13, "<</FT/Ch/T(kinds)/V[(one)(two)]/Kids[10 0 R 13 0 R]>>")
            .Add(14, "<</FT/Tx/T(empty)/V()>>")
            .End();
        var fields = PdfText.Read(file, CancellationToken.None).Text().FormFields;
        Assert.Equal(
            new Dictionary<string, string> { ["party.name"] = "Монгол ӨҮ", ["party.क"] = "café • €", ["agreed"] = "Yes", ["kinds"] = "one\ntwo" },
            fields);
    }

    [Fact]
    public void Read_PicturesOnly_IsRefusedWithTheNumberOfPages()
    {
        Assert.Equal(TextRefusals.OnlyPictures(3), Refused(PdfFileText.Pages(PdfFileText.Helvetica, ["", "q Q", "/X Do"])));
        Assert.Contains("3 pages", TextRefusals.OnlyPictures(3), StringComparison.Ordinal);
    }

    [Fact]
    public void Read_SignsThatNobodyKnows_IsRefused()
    {
        const string Font = "<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/DescendantFonts[<</Type/Font/Subtype/CIDFontType2>>]>>";
        Assert.Equal(TextRefusals.UnknownLetters, Refused(PdfFileText.Of("BT /F 10 Tf 50 700 Td <00010002> Tj ET", Font)));
    }

    private static string Refused(MemoryStream file) => PdfText.Read(file, CancellationToken.None).Refusal();

    private static string Words(string content, string font = PdfFileText.Helvetica, params (int Number, string Body)[] more) =>
        PdfText.Read(PdfFileText.Of(content, font, more), CancellationToken.None).Text().Words();
}
