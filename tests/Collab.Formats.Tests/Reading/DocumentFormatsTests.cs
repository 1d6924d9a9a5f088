using System.Text;
using Collab.Core.Documents.Reading;
using Collab.Testing;

namespace Collab.Formats.Tests.Reading;

public sealed class DocumentFormatsTests
{
    [Theory]
    [InlineData(',')]
    [InlineData(';')]
    [InlineData('\t')]
    public async Task OpenTable_AnySeparator_ReadsCells(char separator)
    {
        var table = await Csv.ReadAsync($"a{separator}b\n1{separator}\"x{separator}y\"\n");

        Assert.Equal(["a", "b"], table.Columns);
        Assert.Equal([["1", $"x{separator}y"]], table.Cells);
    }

    public static TheoryData<string> Encodings => ["utf-8", "utf-8-bom", "utf-16le", "utf-16be"];

    [Theory]
    [MemberData(nameof(Encodings))]
    public async Task OpenTable_CyrillicAndDevanagari_ReadsThemInEveryEncoding(string name)
    {
        Encoding encoding = name switch
        {
            "utf-8" => new UTF8Encoding(false),
            "utf-8-bom" => new UTF8Encoding(true),
            "utf-16le" => new UnicodeEncoding(false, true),
            _ => new UnicodeEncoding(true, true),
        };
        const string Text = "гарчиг;शीर्षक\r\nЭрүүл мэнд;स्वास्थ्य शिक्षा\r\n";

        var table = await Csv.ReadAsync([.. encoding.Preamble, .. encoding.GetBytes(Text)]);

        Assert.Equal(["гарчиг", "शीर्षक"], table.Columns);
        Assert.Equal([["Эрүүл мэнд", "स्वास्थ्य शिक्षा"]], table.Cells);
    }

    [Fact]
    public async Task Read_QuotedLineBreaksAndQuotes_KeepsThemAndCountsLines()
    {
        var table = await Csv.ReadAsync("\r\n  \r\n,,\r\na,b\r\n\"one\r\ntwo\",\"say \"\"hi\"\"\"\r\n\r\n , \r\n3,4");

        Assert.Equal(["a", "b"], table.Columns);
        Assert.Equal([["one\r\ntwo", "say \"hi\""], ["3", "4"]], table.Cells);
        Assert.Equal([5, 9], table.Rows.Select(row => row.Line));
    }

    [Fact]
    public async Task Read_ShortAndLongRows_FillsAndCountsExtraCells()
    {
        var table = await Csv.ReadAsync("a,b,c,,\n1\n1,2,3\n1,2,3,,\n1,2,3,4,5\n");

        Assert.Equal(["a", "b", "c"], table.Columns);
        Assert.Equal([0, 0, 0, 2], table.Rows.Select(row => row.ExtraCells));
        Assert.Equal([["1", "", ""], ["1", "2", "3"], ["1", "2", "3"], ["1", "2", "3", "4", "5"]], table.Cells);
    }

    [Fact]
    public async Task Read_SpacesAroundCells_TrimsThem()
    {
        var table = await Csv.ReadAsync(" a , \" b \" \n  1 ,\u00A02\u00A0\n");

        Assert.Equal(["a", "b"], table.Columns);
        Assert.Equal([["1", "2"]], table.Cells);
    }

    [Theory]
    [InlineData("id,status,errors", "id")]
    [InlineData("id,Status,Errors,", "id")]
    [InlineData("status,id,errors", "status,id,errors")]
    [InlineData("status,errors,id", "status,errors,id")]
    [InlineData("id,status", "id,status")]
    [InlineData("id,status,status,errors", "id,status")]
    [InlineData("id,id,", "id,id")]
    public async Task Columns_FeedbackPair_IsDroppedOnlyAtTheEnd(string header, string expected)
    {
        var table = await Csv.ReadAsync(header + "\n1,2,3,4\n");

        Assert.Equal(expected.Split(','), table.Columns);
    }

    [Fact]
    public async Task Read_EmptiedFeedbackRow_IsBlank()
    {
        var table = await Csv.ReadAsync("a,b,status,errors\n,,rejected,no\n1,,rejected,no\n");

        Assert.Equal([["1", ""]], table.Cells);
        Assert.Equal(0, table.Rows[0].ExtraCells);
    }

    [Fact]
    public async Task OpenTable_ExcelSeparatorHint_IsNotTheHeader()
    {
        var table = await Csv.ReadAsync("sep=;\r\na;b\r\n1;2\r\n");

        Assert.Equal(["a", "b"], table.Columns);
        Assert.Equal(3, table.Rows[0].Line);
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData(" \r\n\r\n", "empty")]
    [InlineData(",,\r\n,", "empty")]
    [InlineData("\uFEFF", "empty")]
    [InlineData("<!DOCTYPE html><html>", "HTML")]
    [InlineData("  <table><tr><td>a,b</td></tr></table>", "HTML")]
    [InlineData("<?xml version='1.0'?><a/>", "XML")]
    [InlineData("{\\rtf1 a}", "rtf")]
    [InlineData("a,b\n1,\0\n", "binary")]
    public async Task OpenTable_SomethingElse_SaysWhatItIsAndWhatIsAccepted(string content, string expected)
    {
        var reason = await Csv.RefusalAsync(Encoding.UTF8.GetBytes(content));

        Assert.Contains(expected, reason, StringComparison.Ordinal);
        Assert.Contains("xlsx", reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("PK\u0003\u0004....xl/workbook.xml")]
    [InlineData("PK\u0003\u0004....\na,b\n1,2\n")]
    public async Task Open_ZipSignatureAndNoArchive_IsDamaged(string content)
    {
        Assert.Contains("damaged", await Csv.RefusalAsync(Encoding.UTF8.GetBytes(content)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_ArchiveBehindAPdf_IsRefusedAndOneWithinItIsNot()
    {
        var pdf = await File.ReadAllBytesAsync(RepositoryRoot.Of("tests", "corpus", "texts", "en.pdf"));
        var archive = Books.Of(("Rows", Books.Row("a")));

        using var twofold = await Csv.OpenAsync([.. pdf, .. archive]);
        Assert.Contains("ends as a ZIP archive", Assert.IsType<DocumentOpening.Refused>(twofold).Reason, StringComparison.Ordinal);
        using var attached = await Csv.OpenAsync([.. pdf, .. archive, .. "\nendstream\n%%EOF\n"u8]);
        Assert.IsNotType<DocumentOpening.Tables>(attached);
        Assert.False(attached is DocumentOpening.Refused { Reason: var why } && why.Contains("ZIP", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Open_ArchiveBehindAText_IsRefused()
    {
        var zip = Books.Of(("Rows", "<row><c t='inlineStr'><is><t>a</t></is></c></row>"));

        using var opening = await Csv.OpenAsync([.. "a,b\n1,2\n"u8, .. zip]);

        Assert.IsType<DocumentOpening.Refused>(opening);
    }

    [Theory]
    [InlineData("a,b\n1,2\n")]
    [InlineData("гарчиг;б\r\nЭрүүл мэнд;Өвөр\r\n")]
    [InlineData("शीर्षक,b\nस्वास्थ्य शिक्षा,2\n")]
    public async Task OpenTable_Utf16WithoutMark_IsReadAndNoted(string text)
    {
        foreach (var encoding in (Encoding[])[new UnicodeEncoding(false, false), new UnicodeEncoding(true, false)])
        {
            using var opening = await Csv.OpenAsync(encoding.GetBytes(text));
            var table = await Csv.AllAsync(await Csv.FirstAsync(opening));

            Assert.Equal(text.Split('\n')[0].TrimEnd('\r').Split(',', ';'), table.Columns);
            Assert.Contains("UTF-16", Assert.Single(((DocumentOpening.Tables)opening).File.Notes), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(1251, "гарчиг;тэмдэглэл\r\nЭмнэлгийн сургалт;Ёс, «хоёр» – №5\r\n", "Windows-1251")]
    [InlineData(1251, "collaboration;title\r\nMN-2026-0001;Сургалт\r\n", "Windows-1251")]
    [InlineData(1252, "collaboration;title\r\nMN-2026-0001;Université de Montréal\r\n", "Windows-1252")]
    [InlineData(1252, "a;b\r\nMünchen;Ärzte – 5 €\r\n", "Windows-1252")]
    [InlineData(1252, "a;b\r\nO’Neill;x\r\n", "Windows-1252")]
    public async Task OpenTable_CodePage_IsReadAndNoted(int page, string text, string expected)
    {
        using var opening = await Csv.OpenAsync(CodePagesEncodingProvider.Instance.GetEncoding(page)!.GetBytes(text));
        var table = await Csv.AllAsync(await Csv.FirstAsync(opening));

        Assert.Equal(text.Split("\r\n")[1].Split(';'), Assert.Single(table.Rows).Cells);
        Assert.Contains(expected, Assert.Single(((DocumentOpening.Tables)opening).File.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task OpenTable_Utf8WithOneWrongByte_IsNoCodePage()
    {
        var reason = await Csv.RefusalAsync([.. "гарчиг,b\nЭрүүл "u8, 0xE4, .. "мэнд,2\n"u8]);

        Assert.Contains("Line 2", reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Activities of 2026\na;b;c\n1;2;3\n", "a;b;c")]
    [InlineData("Activities;;\n\n2026;;\na;b;c\n1;2;3\n", "a;b;c")]
    [InlineData("a\n1\n2\n", "a")]
    [InlineData("a;b\n1;2\n1;2;3\n", "a;b")]
    [InlineData("sep=;\nActivities\na;b;c\n", "a;b;c")]
    public async Task OpenTable_TitleAboveTheHeader_IsPassedOver(string text, string header)
    {
        Assert.Equal(header.Split(';'), (await Csv.ReadAsync(text)).Columns);
    }

    [Fact]
    public async Task OpenTable_InvalidUtf8_NamesLineAndByte()
    {
        var reason = await Csv.RefusalAsync([.. "a,b\nok,ok\nbad,"u8, 0xE4, .. "\n"u8]);

        Assert.Contains("Line 3", reason, StringComparison.Ordinal);
        Assert.Contains("byte 15 ", reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0xE4, "isn't UTF-8")]
    [InlineData(0x00, "binary zero")]
    public async Task Read_BadByteBehindTheHead_NamesLine(byte bad, string expected)
    {
        var good = Encoding.UTF8.GetBytes("a,b\n" + string.Concat(Enumerable.Repeat("шинжлэх,ухаан\n", 10_000)));

        var thrown = await ThrownAsync([.. good, .. "x,\""u8, (byte)'\n', bad, .. "\"\n"u8]);

        Assert.Contains(expected, thrown, StringComparison.Ordinal);
        Assert.Contains(bad == 0 ? "Line 10002 " : "Line 10003 ", thrown, StringComparison.Ordinal);
        if (bad != 0)
        {
            Assert.Contains($"byte {good.Length + 5} ", thrown, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Read_CharacterAcrossTheEndOfTheHead_IsRead()
    {
        // 64 KiB is what is sniffed; each offset puts the three bytes of the character elsewhere on its edge.
        for (var offset = 0; offset < 4; offset++)
        {
            var text = "a\n" + new string('x', (64 * 1024) - 5 + offset) + "न\n";
            Assert.EndsWith("xन", (await Csv.ReadAsync(text)).Rows[0].Cells[0], StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Read_HugeCell_IsRefusedAboveOneMebibyte()
    {
        var fits = new string('x', 1024 * 1024);
        Assert.Equal(fits, (await Csv.ReadAsync($"a\n1\n{fits}\n")).Rows[1].Cells[0]);

        Assert.Contains("line 3 is longer than 1 MiB", await ThrownAsync(Encoding.UTF8.GetBytes($"a\n1\n{fits}x\n2\n")), StringComparison.Ordinal);
        Assert.Contains("line 3 is longer than 1 MiB", await ThrownAsync(Encoding.UTF8.GetBytes($"a\n1\n\"{fits}{fits}{fits}")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_QuoteNeverClosed_NamesTheRow()
    {
        Assert.Contains("line 3 is never closed", await ThrownAsync("a,b\n1,2\n3,\"open\n5,6\n"u8.ToArray()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_TooManyColumns_IsRefused()
    {
        var row = string.Join(',', Enumerable.Repeat("x", 1001));

        Assert.Contains("line 2 has more than 1000 columns", await ThrownAsync(Encoding.UTF8.GetBytes($"a,b\n{row}\n")), StringComparison.Ordinal);
        Assert.Contains("more than 1000 columns", await Csv.RefusalAsync(Encoding.UTF8.GetBytes($"{row}\n1\n")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_RepeatedValues_ShareOneString()
    {
        var table = await Csv.ReadAsync("a,b\njoint-research,1\njoint-research,2\n");

        Assert.Same(table.Rows[0].Cells[0], table.Rows[1].Cells[0]);
    }

    private static async Task<string> ThrownAsync(byte[] bytes)
    {
        using var opening = await Csv.OpenAsync(bytes);
        var table = await Csv.FirstAsync(opening);
        return (await Assert.ThrowsAsync<UnreadableFileException>(() => Csv.AllAsync(table))).Message;
    }
}
