using Collab.Core.Documents.Reading;
using Collab.Formats.Reading.Pdf;

namespace Collab.Formats.Tests.Reading.Pdf;

/// <summary>PDFs as programs make them: LibreOffice, and Chromium's Skia with fonts of glyph numbers.</summary>
public sealed class PdfCorpusTests
{
    [Fact]
    public void Read_English_HasHeadingsListsAndTable()
    {
        var text = Read("en.pdf");
        Assert.Equal(
            [
                "H Memorandum of Understanding",
                "P between the Mongolian National University of Medical Sciences and the Kathmandu University School of Medical Sciences",
                "H Article 1. Purpose",
                "P The Parties agree to co-operate in medical education, research and the exchange of students, as set out in the articles that follow, for their efficient and effective benefit.",
                "L • exchange of students and staff",
                "L • joint research projects",
                "H Article 2. Term",
                "P This Memorandum enters into force on 1 September 2025 and remains in force for a period of five (5) years.",
                "T Activity\tYear\tParticipants",
                "T Student exchange\t2026\t12",
                "T Joint seminar on public health\t2027\t40",
                "P Signed on 14 August 2025 in Ulaanbaatar.",
            ],
            text.Lines());
        Assert.Equal(1, Assert.Single(text.Pages).Number);
        Assert.Equal(["Student exchange", "2026", "12"], Assert.Single(text.Tables).Rows[1]);
    }

    [Theory]
    [InlineData("mn.pdf", "•")]
    [InlineData("mn-skia.pdf", "")]
    public void Read_Mongolian_HasEveryLetterThoughTwoFontsShareAWord(string file, string bullet)
    {
        Assert.Equal(
            "Хамтын ажиллагааны санамж бичиг Монгол Улсын Анагаахын Шинжлэх Ухааны Үндэсний Их Сургууль болон Катмандугийн Их Сургууль "
            + "Нэгдүгээр зүйл. Зорилго Талууд эмнэлгийн боловсрол, эрдэм шинжилгээний ажлыг хөгжүүлэх, өргөжүүлэхийн төлөө хамтран ажиллана. "
            + "Энэхүү санамж бичиг нь 2025 оны 9 дүгээр сарын 1-ний өдрөөс хүчин төгөлдөр болж, таван (5) жилийн хугацаанд үйлчилнэ. "
            + $"{bullet} Оюутан, багш солилцох {bullet} Хамтарсан судалгаа Үйл ажиллагаа Он Өвлийн сургалт 2026".Replace("  ", " ", StringComparison.Ordinal).TrimStart(),
            Read(file).Words());
    }

    [Theory]
    [InlineData("ne.pdf", "•")]
    [InlineData("ne-skia.pdf", "")]
    public void Read_Nepali_HasEveryMarkInItsPlace(string file, string bullet)
    {
        Assert.Equal(
            "समझदारी पत्र काठमाडौं विश्वविद्यालय चिकित्सा विज्ञान विद्यालय र मङ्गोलिया राष्ट्रिय चिकित्सा विज्ञान विश्वविद्यालयबीच धारा १ उद्देश्य "
            + "पक्षहरूले चिकित्सा शिक्षा, अनुसन्धान र विद्यार्थी आदानप्रदानमा सहकार्य गर्नेछन्। यो समझदारी पत्र २०८२ भदौ १६ गतेदेखि पाँच वर्षसम्म लागू हुनेछ। "
            + $"{bullet} विद्यार्थी आदानप्रदान {bullet} संयुक्त अनुसन्धान क्रियाकलाप वर्ष संयुक्त गोष्ठी २०८३".Replace("  ", " ", StringComparison.Ordinal).TrimStart(),
            Read(file).Words());
    }

    [Fact]
    public void Read_TwoColumns_ReadsTheLeftBeforeTheRight()
    {
        var lines = Read("columns.pdf").Lines();
        Assert.Equal("P This line runs across the whole width of the page, above both of the columns, and is read before them.", lines[2]);
        Assert.Equal("H Article 1. Purpose", lines[3]);
        Assert.StartsWith("P Left paragraph number 5 ", lines[8], StringComparison.Ordinal);
        Assert.Equal("H Article 2. Term", lines[9]);
        Assert.StartsWith("P Right paragraph number 1 ", lines[10], StringComparison.Ordinal);
        Assert.Equal("P Signed in two copies, one for each university.", lines[15]);
        Assert.Equal(16, lines.Length);
    }

    [Fact]
    public void Read_HeadersFootersAndPageNumbers_AreLeftOut()
    {
        var text = Read("pages.pdf");
        Assert.Equal([1, 2, 3, 4], text.Pages.Select(p => p.Number));
        Assert.All(text.Pages, page => Assert.Equal(
            [
                $"Article {page.Number}",
                $"On page {page.Number} the parties agree on matter number {page.Number}, which is described here at some length so that the paragraph takes more than a single line of the page.",
            ],
            page.Blocks.Select(b => b.Text)));
    }

    [Fact]
    public void Read_EncryptedButOpenToAllReaders_IsRead() => Assert.Equal(Read("en.pdf").Lines(), Read("en-locked.pdf").Lines());

    private static DocumentText Read(string name) => PdfText.Read(TextCorpus.Open(name), CancellationToken.None).Text();
}
