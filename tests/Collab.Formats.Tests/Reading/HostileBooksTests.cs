using System.Text;
using Collab.Core.Documents.Reading;

namespace Collab.Formats.Tests.Reading;

/// <summary>Workbooks that were made to do harm end with a sentence for their sender.</summary>
public sealed class HostileBooksTests
{
    [Fact]
    public async Task Read_BillionLaughs_IsRefused()
    {
        var laughs = "<!DOCTYPE x [<!ENTITY a 'ha'>" + string.Concat(Enumerable.Range(0, 20).Select(i => $"<!ENTITY {(char)('b' + i)} '&{(char)('a' + i)};&{(char)('a' + i)};&{(char)('a' + i)};'>")) + "]>";

        await IsRefusedAsync(p => p["xl/worksheets/sheet1.xml"] = laughs + p["xl/worksheets/sheet1.xml"].Replace("<t>a</t>", "<t>&u;</t>", StringComparison.Ordinal), "damaged");
        await IsRefusedAsync(p => p["xl/sharedStrings.xml"] = laughs + p["xl/sharedStrings.xml"], "damaged");
        await IsRefusedAsync(p => p["xl/workbook.xml"] = laughs + p["xl/workbook.xml"], "damaged");
    }

    [Fact]
    public async Task Read_ExternalEntity_IsRefused() => await IsRefusedAsync(
        p => p["xl/sharedStrings.xml"] = "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><sst><si><t>&e;</t></si></sst>", "damaged");

    [Fact]
    public async Task Read_HundredThousandColumns_IsRefused()
    {
        await IsRefusedAsync(p => Rows(p, Books.Row("a", "b") + "<row>" + string.Concat(Enumerable.Repeat("<c><v>1</v></c>", 100_000)) + "</row>"), "more than 1,000 columns");
        await IsRefusedAsync(p => Rows(p, "<row>" + string.Concat(Enumerable.Repeat("<c/>", 100_000)) + "</row>"), "no sheet can have");
    }

    [Theory]
    [InlineData("<row><c><v>1</v>", "</c></row>")]
    [InlineData("<row><c t='inlineStr'><is>", "</is></c></row>")]
    [InlineData("<row>", "</row>")]
    [InlineData("", "")]
    public async Task Read_ElementsWithoutEnd_IsRefused(string before, string behind) => await IsRefusedAsync(
        p => Rows(p, Books.Row("a", "b") + before + string.Concat(Enumerable.Repeat("<x>", 300)) + string.Concat(Enumerable.Repeat("</x>", 300)) + behind), "can't be read");

    [Fact]
    public async Task Read_TenMillionCells_IsRefused()
    {
        // Three characters a cell pack well, but not as well as a bomb.
        var row = "<row>" + string.Concat(Enumerable.Range(0, 1000).Select(i => $"<c><v>{(i * 7919) % 1009}</v></c>")) + "</row>";
        await IsRefusedAsync(p => Rows(p, string.Concat(Enumerable.Repeat(row, 5_100))), "cells");
    }

    [Theory]
    [InlineData("<row><c r='ZZZZZ9999999999'><v>1</v></c></row>")]
    [InlineData("<row><c r='XFE1'><v>1</v></c></row>")]
    [InlineData("<row><c r='1'><v>1</v></c></row>")]
    [InlineData("<row r='99999999999999'><c><v>1</v></c></row>")]
    [InlineData("<row r='0'><c><v>1</v></c></row>")]
    [InlineData("<row r='-5'><c><v>1</v></c></row>")]
    [InlineData("<row r='2'/><row r='2'/>")]
    public async Task Read_AbsurdAddress_IsRefused(string rows) => await IsRefusedAsync(p => Rows(p, rows), "no sheet can have");

    [Theory]
    [InlineData("5")]
    [InlineData("-1")]
    [InlineData("99999999999999")]
    [InlineData("x")]
    public async Task Read_NoSuchSharedText_IsRefused(string index) =>
        await IsRefusedAsync(p => Rows(p, $"<row><c t='s'><v>{index}</v></c></row>"), "isn't in the workbook");

    [Theory]
    [InlineData("-1")]
    [InlineData("4000000000")]
    public async Task Read_NoSuchStyle_IsPlain(string style)
    {
        var table = await Books.OneAsync(Books.Of(("Rows", Books.Row("a", "b") + $"<row><c s='{style}'><v>46112</v></c></row>")));

        Assert.Equal("46112", table.Rows[0].Cells[0]);
    }

    [Fact]
    public async Task Read_RowAboveOneMebibyte_IsRefused()
    {
        // One long text that many cells share.
        var parts = Books.Parts(("Rows", "<x/>"));
        parts["xl/sharedStrings.xml"] = $"<sst><si><t>{Noise(30_000)}</t></si></sst>";
        Rows(parts, "<row>" + string.Concat(Enumerable.Repeat("<c t='s'><v>0</v></c>", 900)) + "</row>");

        Assert.Contains("1 MiB", await Books.RefusalAsync(Books.Pack(parts)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_TooManySheets_IsRefused()
    {
        var sheet = $"<worksheet xmlns='{Books.Main}'><sheetData/></worksheet>";
        Assert.Contains("100 sheets", await Books.RefusalAsync(Books.Pack(Books.Parts([.. Enumerable.Range(0, 101).Select(i => ($"s{i}", sheet))]))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_Bomb_IsRefused() =>
        await IsRefusedAsync(p => p["xl/media/image.bmp"] = new string('0', 30_000_000), "far larger");

    [Theory]
    [InlineData("xl/worksheets/sheet1.xml")]
    [InlineData("xl/workbook.xml")]
    [InlineData("xl/_rels/workbook.xml.rels")]
    [InlineData("_rels/.rels")]
    [InlineData("[Content_Types].xml")]
    public async Task Open_MissingPart_IsRefused(string part) => await IsRefusedAsync(p => p.Remove(part), string.Empty);

    [Fact]
    public async Task Open_RelationsThatLeadRoundOrOut_AreRefused()
    {
        await IsRefusedAsync(p => p["xl/_rels/workbook.xml.rels"] = Books.Relations(("s1", "worksheet", "workbook.xml")), "no sheet with cells");
        await IsRefusedAsync(p => p["xl/_rels/workbook.xml.rels"] = Books.Relations(("s1", "worksheet", "../../../../etc/passwd")), "damaged");
        await IsRefusedAsync(p => p["_rels/.rels"] = Books.Relations(("b", "officeDocument", "_rels/.rels")), string.Empty);
    }

    [Fact]
    public async Task Open_CutAnywhere_IsRefused()
    {
        var whole = Books.Of(("Rows", Books.Row("a", "b") + Books.Row("1", "2")));
        for (var length = 4; length < whole.Length; length += 97)
        {
            Assert.NotEmpty(await Books.RefusalAsync(whole[..length]));
        }
    }

    [Fact]
    public async Task Read_BytesChangedAtRandom_EndsWithTablesOrARefusal()
    {
        var random = new Random(20260412);
        var parts = Books.Parts(("Rows", $"<worksheet xmlns='{Books.Main}'><sheetData>{Books.Row("a", "b")}{Books.Row("1", "2")}</sheetData></worksheet>"));
        for (var round = 0; round < 400; round++)
        {
            var changed = new Dictionary<string, string>(parts);
            var (name, content) = changed.ElementAt(random.Next(changed.Count));
            var text = new StringBuilder(content);
            for (var i = 0; i < 3; i++)
            {
                text[random.Next(text.Length)] = "<>/='\"0a&"[random.Next(9)];
            }

            changed[name] = text.ToString();
            using var opening = await Csv.OpenAsync(Books.Pack(changed));
            try
            {
                while (opening is DocumentOpening.Tables tables && await tables.File.NextAsync(CancellationToken.None) is { } table)
                {
                    await Csv.AllAsync(table);
                }
            }
            catch (UnreadableFileException refusal)
            {
                Assert.NotEmpty(refusal.Message);
            }
        }
    }

    private static string Noise(int length)
    {
        var random = new Random(1);
        return new string([.. Enumerable.Range(0, length).Select(_ => (char)('a' + random.Next(26)))]);
    }

    private static void Rows(Dictionary<string, string> parts, string rows) =>
        parts["xl/worksheets/sheet1.xml"] = $"<worksheet xmlns='{Books.Main}'><sheetData>{rows}</sheetData></worksheet>";

    private static async Task IsRefusedAsync(Action<Dictionary<string, string>> change, string expected)
    {
        var parts = Books.Parts(("Rows", $"<worksheet xmlns='{Books.Main}'><sheetData>{Books.Row("a", "b")}</sheetData></worksheet>"));
        change(parts);
        Assert.Contains(expected, await Books.RefusalAsync(Books.Pack(parts)), StringComparison.Ordinal);
    }
}
