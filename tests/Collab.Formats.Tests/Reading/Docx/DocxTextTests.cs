using Collab.Core.Documents.Reading;
using Collab.Formats.Reading;
using Collab.Formats.Reading.Docx;
using static Collab.Formats.Tests.Reading.Docx.WordFile;

namespace Collab.Formats.Tests.Reading.Docx;

public sealed class DocxTextTests
{
    [Fact]
    public void Read_EnglishFromLibreOffice_HasHeadingsListsAndTable()
    {
        var text = DocxText.Read(TextCorpus.Open("en.docx"), CancellationToken.None).Text();
        Assert.Equal(
            [
                "H Memorandum of Understanding",
                "P between the Mongolian National University of Medical Sciences and the Kathmandu University School of Medical Sciences",
                "H Article 1. Purpose",
                "P The Parties agree to co-operate in medical education, research and the exchange of students, as set out in the articles that follow, for their efficient and effective benefit.",
                "L exchange of students and staff",
                "L joint research projects",
                "H Article 2. Term",
                "P This Memorandum enters into force on 1 September 2025 and remains in force for a period of five (5) years.",
                "T Activity\tYear\tParticipants",
                "T Student exchange\t2026\t12",
                "T Joint seminar on public health\t2027\t40",
                "P Signed on 14 August 2025 in Ulaanbaatar.",
            ],
            text.Lines());
        Assert.Null(Assert.Single(text.Pages).Number);
        Assert.Equal(["Student exchange", "2026", "12"], Assert.Single(text.Tables).Rows[1]);
        Assert.Empty(text.FormFields);
    }

    [Theory]
    [InlineData("mn.docx", "H Хамтын ажиллагааны санамж бичиг", "T Өвлийн сургалт\t2026")]
    [InlineData("ne.docx", "H समझदारी पत्र", "T संयुक्त गोष्ठी\t२०८३")]
    public void Read_OtherScripts_AreKeptLetterForLetter(string file, string first, string last)
    {
        var lines = DocxText.Read(TextCorpus.Open(file), CancellationToken.None).Text().Lines();
        Assert.Equal((first, last), (lines[0], lines[^1]));
    }

    [Fact]
    public void Read_PageBreaksOfTheAuthor_AreCounted()
    {
        var text = DocxText.Read(TextCorpus.Open("pages.docx"), CancellationToken.None).Text();
        Assert.Equal([1, 2, 3, 4], text.Pages.Select(p => p.Number));
        Assert.All(text.Pages, page => Assert.Equal($"Article {page.Number}", page.Blocks[0].Text));
        Assert.DoesNotContain("Register of international", text.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public void Read_BreaksThatWordNoted_CountForThoseOfTheAuthorToo()
    {
        var pages = Read(
            P("one") + "<w:p><w:r><w:br w:type=\"page\"/></w:r><w:r><w:lastRenderedPageBreak/><w:t>two</w:t></w:r></w:p>"
            + "<w:p><w:r><w:t>still two, and </w:t><w:lastRenderedPageBreak/><w:t>three</w:t></w:r></w:p>" + P("three")).Pages;
        Assert.Equal([(1, "one"), (2, "two"), (2, "still two, and three"), (3, "three")], pages.SelectMany(p => p.Blocks.Select(b => (p.Number!.Value, b.Text))));
    }

    [Fact]
    public void Read_Changes_KeepsWhatWasInsertedOnly()
    {
        Assert.Equal(
            ["P ends on 2031"],
            Read($"<w:p>{R("ends on ")}<w:del w:author=\"x\"><w:r><w:t>2029</w:t><w:delText>2030</w:delText></w:r></w:del>"
                + $"<w:ins w:author=\"x\">{R("2031")}</w:ins><w:moveFrom>{R("gone")}</w:moveFrom></w:p>").Lines());
    }

    [Fact]
    public void Read_Fields_KeepsTheirResults()
    {
        Assert.Equal(
            ["P See page 7, signed 14 August"],
            Read($"<w:p>{R("See page ")}<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>PAGEREF x</w:instrText></w:r>"
                + $"<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>{R("7")}<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
                + $"<w:fldSimple w:instr=\"DATE\">{R(", signed 14 August")}</w:fldSimple></w:p>").Lines());
    }

    [Fact]
    public void Read_Signs_AreWhatAReaderSees()
    {
        Assert.Equal(
            ["P a b c-d cooperation ☑ yes naïve"],
            Read("<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/><w:t>d co\u00ADoperation </w:t>"
                + "<w:softHyphen/><w:sym w:font=\"Wingdings\" w:char=\"F0FE\"/><w:t> \u00A0 yes nai\u0308ve</w:t></w:r></w:p>").Lines());
    }

    [Fact]
    public void Read_HiddenTextAndUnfilledControls_AreLeftOut()
    {
        Assert.Equal(
            ["P Title: Health, seen"],
            Read($"<w:p>{R("Title: ")}<w:sdt><w:sdtPr><w:alias w:val=\"t\"/></w:sdtPr><w:sdtContent>{R("Health")}</w:sdtContent></w:sdt>"
                + $"<w:sdt><w:sdtPr><w:id w:val=\"1\"/><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{R("Click here")}</w:sdtContent></w:sdt>"
                + $"<w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r><w:r><w:rPr><w:vanish w:val=\"0\"/></w:rPr><w:t>, seen</w:t></w:r></w:p>").Lines());
    }

    [Fact]
    public void Read_TextBoxInTwoForms_IsReadOnceAfterItsParagraph()
    {
        Assert.Equal(
            ["P before and after", "P in the box", "P next"],
            Read($"<w:p>{R("before")}<w:r><mc:AlternateContent><mc:Choice><w:txbxContent>{P("in the box")}</w:txbxContent></mc:Choice>"
                + $"<mc:Fallback><w:txbxContent>{P("in the box")}</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r>{R(" and after")}</w:p>{P("next")}").Lines());
    }

    [Fact]
    public void Read_StylesAndLevels_SayWhatIsAHeadingAndAListItem()
    {
        const string Styles =
            """
            <w:style w:type="paragraph" w:styleId="Kop"><w:name w:val="heading 1"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
            <w:style w:type="paragraph" w:styleId="Own"><w:basedOn w:val="Kop"/></w:style>
            <w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/></w:style>
            <w:style w:type="paragraph" w:styleId="List"><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style>
            <w:style w:type="paragraph" w:styleId="Loop"><w:basedOn w:val="Pool"/></w:style>
            <w:style w:type="paragraph" w:styleId="Pool"><w:basedOn w:val="Loop"/></w:style>
            """;
        static string Of(string properties, string text) => $"<w:p><w:pPr>{properties}</w:pPr>{R(text)}</w:p>";
        Assert.Equal(
            ["H a", "H b", "P c", "H d", "L e", "P f", "L g", "P h"],
            Read(
                Of("<w:pStyle w:val=\"Own\"/>", "a") + Of("<w:pStyle w:val=\"T\"/>", "b") + Of("<w:pStyle w:val=\"Own\"/><w:outlineLvl w:val=\"9\"/>", "c")
                + Of("<w:outlineLvl w:val=\"2\"/>", "d") + Of("<w:pStyle w:val=\"List\"/>", "e")
                + Of("<w:pStyle w:val=\"List\"/><w:numPr><w:numId w:val=\"0\"/></w:numPr>", "f") + Of("<w:numPr><w:numId w:val=\"1\"/></w:numPr>", "g")
                + Of("<w:pStyle w:val=\"Loop\"/>", "h"),
                Styles).Lines());
    }

    [Fact]
    public void Read_Tables_KeepColumnsApartAndInnerTablesWhole()
    {
        static string Cell(string content, string properties = "") => $"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>";
        var text = Read(
            "<w:tbl>"
            + $"<w:tr>{Cell(P("wide"), "<w:gridSpan w:val=\"2\"/>")}{Cell(P("c"))}</w:tr>"
            + $"<w:tr>{Cell(P("a") + P("second"))}{Cell(P(""))}{Cell($"<w:tbl><w:tr>{Cell(P("in"))}{Cell(P("ner"))}</w:tr></w:tbl>{P("")}")}</w:tr>"
            + $"<w:tr>{Cell(P(""))}</w:tr></w:tbl>");
        Assert.Equal(["T wide\tc", "T a second\tin\tner"], text.Lines());
        Assert.Equal(2, text.Tables.Count);
        Assert.Equal([["in", "ner"]], text.Tables[0].Rows);
        Assert.Equal([["wide", "", "c"], ["a second", "", "in\tner"]], text.Tables[1].Rows);
    }

    [Fact]
    public void Read_NoTextAtAll_IsRefused() => Assert.Equal(TextRefusals.EmptyDocx, DocxText.Read(Of(P(" ")), CancellationToken.None).Refusal());

    [Fact]
    public void Read_ArchiveOfSomethingElse_IsDamaged() =>
        Assert.Equal(TextRefusals.DamagedDocx, DocxText.Read(Pack(("a.txt", "x")), CancellationToken.None).Refusal());

    private static DocumentText Read(string body, string styles = "") => DocxText.Read(Of(body, styles), CancellationToken.None).Text();
}
