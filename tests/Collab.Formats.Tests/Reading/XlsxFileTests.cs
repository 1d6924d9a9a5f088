using System.Globalization;
using Collab.Core.Documents.Reading;
using Collab.Core.Standards;
using Collab.Core.Templates;
using Collab.Formats.Writing.Templates;

namespace Collab.Formats.Tests.Reading;

public sealed class XlsxFileTests
{
    [Fact]
    public async Task Read_EveryKindOfCell_GivesItsText()
    {
        var parts = Books.Parts(("Rows", Sheet(
            Books.Row("shared", "rich", "inline", "number", "boolean", "error", "formula", "iso")
            + "<row r='5'><c r='A5' t='s'><v>0</v></c><c r='B5' t='s'><v>1</v></c><c r='C5' t='inlineStr'><is><t xml:space='preserve'> Өвөр_x000A_ү </t></is></c>"
            + "<c r='D5'><v>0.10000000000000001</v></c><c r='E5' t='b'><v>1</v></c><c r='F5' t='e'><v>#N/A</v></c>"
            + "<c r='G5' t='str'><f>1&lt;2</f><v>done</v></c><c r='H5' t='d'><v>2026-03-31T00:00:00</v></c></row>")));
        parts["xl/sharedStrings.xml"] = $"<sst xmlns='{Books.Main}'><si><t>स्वास्थ्य</t></si>"
            + "<si><r><t>one </t></r><r><rPr><b/></rPr><t>two</t></r><rPh sb='0' eb='1'><t>spoken</t></rPh></si></sst>";

        var row = Assert.Single((await Books.OneAsync(Books.Pack(parts))).Rows);

        Assert.Equal(["स्वास्थ्य", "one two", "Өвөр\nү", "0.1", "TRUE", "#N/A", "done", "2026-03-31"], row.Cells);
        Assert.Equal(5, row.Line);
    }

    [Theory]
    [InlineData("1", "", "1")]
    [InlineData("-1234.5", "", "-1234.5")]
    [InlineData("1E3", "", "1000")]
    [InlineData("0.30000000000000004", "", "0.3")]
    [InlineData("123456789012345678", "", "123456789012346000")]
    [InlineData("912", "0000", "0912")]
    [InlineData("912", "#,##0", "912")]
    [InlineData("912", "0.00", "912")]
    [InlineData("912", "0&quot;days&quot;", "912")]
    [InlineData("912", "[Red]0;[Blue]-0", "912")]
    [InlineData("912", "#,##0\\ \\m", "912")]
    [InlineData("x", "", "x")]
    public async Task Read_Number_IsPlain(string value, string format, string expected)
    {
        var (text, kind) = await CellAsync(value, format, date1904: false);

        Assert.Equal(expected, text);
        Assert.Equal(value == "x" ? CellKind.Text : CellKind.Number, kind);
    }

    [Theory]
    [InlineData("46112", "14", false, "2026-03-31")]
    [InlineData("46112.75", "22", false, "2026-03-31")]
    [InlineData("46112", "27", false, "2026-03-31")]
    [InlineData("46112", "50", false, "2026-03-31")]
    [InlineData("46112", "yyyy\\-mm\\-dd", false, "2026-03-31")]
    [InlineData("46112", "[$-409]d\\-mmm\\-yy;@", false, "2026-03-31")]
    [InlineData("46112", "mmm", false, "2026-03-31")]
    [InlineData("44650", "14", true, "2026-03-31")]
    [InlineData("1", "14", false, "1900-01-01")]
    [InlineData("59", "14", false, "1900-02-28")]
    [InlineData("61", "14", false, "1900-03-01")]
    [InlineData("0", "14", true, "1904-01-01")]
    [InlineData("2958465", "14", false, "9999-12-31")]
    public async Task Read_Date_IsIso(string value, string format, bool date1904, string expected)
    {
        Assert.Equal((expected, CellKind.Date), await CellAsync(value, format, date1904));
    }

    [Theory]
    [InlineData("60", "14", "1900-02-29", CellKind.Text)]
    [InlineData("0.5", "18", "12:00:00", CellKind.Text)]
    [InlineData("-1", "14", "-1", CellKind.Number)]
    [InlineData("2958466", "14", "2958466", CellKind.Number)]
    [InlineData("NaN", "14", "NaN", CellKind.Number)]
    public async Task Read_NoDate_IsNotMadeOne(string value, string format, string expected, CellKind kind)
    {
        Assert.Equal((expected, kind), await CellAsync(value, format, date1904: false));
    }

    [Fact]
    public async Task Read_CellsAndRowsWithoutAddresses_StandInOrder()
    {
        var table = await Books.OneAsync(Books.Of(("Rows", "<row/>" + Books.Row("a", "b", "c") + "<row r='9'/>" + "<row><c r='B10'><v>1</v></c><c><v>2</v></c></row>")));

        Assert.Equal(["a", "b", "c"], table.Columns);
        Assert.Equal((10, "|1|2"), (table.Rows[0].Line, string.Join('|', table.Rows[0].Cells)));
    }

    [Fact]
    public async Task Next_SeveralSheets_GivesThemInOrderAndNotesHiddenOnes()
    {
        var parts = Books.Parts(
            ("Өвөл", Sheet(Books.Row("a", "b") + Books.Row("1", "2"))),
            ("Empty", Sheet(Books.Row("", " "))),
            ("Hidden", $"<worksheet xmlns='{Books.Main}'><cols><col min='2' max='3' hidden='1'/></cols><sheetData>{Books.Row("c", "d")}<row hidden='1'><c><v>3</v></c></row></sheetData></worksheet>"),
            ("Deep", Sheet(Books.Row("e", "f"))));
        parts["xl/workbook.xml"] = parts["xl/workbook.xml"].Replace("name='Hidden'", "name='Hidden' state='hidden'", StringComparison.Ordinal)
            .Replace("name='Deep'", "name='Deep' state='veryHidden'", StringComparison.Ordinal);

        var (tables, notes) = await Books.NotedAsync(Books.Pack(parts));

        Assert.Equal(["Өвөл", "Hidden", "Deep"], tables.Select(t => t.Sheet));
        Assert.Equal("3", tables[1].Table.Rows[0].Cells[0]);
        Assert.Equal(
            ["The hidden sheet “Hidden” was read too.", "Sheet “Hidden”: 1 hidden row and 1 hidden column were read too.", "The hidden sheet “Deep” was read too."],
            notes);
    }

    [Fact]
    public async Task Read_TitleAboveTheHeader_IsPassedOver()
    {
        var table = await Books.OneAsync(Books.Of(("Rows", Books.Row("Activities of 2026") + "<row/>" + Books.Row("a", "b", "c") + Books.Row("1", "2", "3"))));

        Assert.Equal(["a", "b", "c"], table.Columns);
        Assert.Equal(4, Assert.Single(table.Rows).Line);
    }

    [Fact]
    public async Task Read_MergedCellAtTheHeadersEnd_GivesUnnamedColumns()
    {
        var sheet = $"<worksheet xmlns='{Books.Main}'><sheetData>{Books.Row("a", "merged", "", "")}{Books.Row("1", "2", "3")}</sheetData><mergeCells count='1'><mergeCell ref='B1:C1'/></mergeCells></worksheet>"
            .Replace("ref='B1:C1'", "ref=\"B1:C1\"", StringComparison.Ordinal);

        var table = await Books.OneAsync(Books.Pack(Books.Parts(("Rows", sheet))));

        Assert.Equal(["a", "merged", ""], table.Columns);
        Assert.Equal(["1", "2", "3"], Assert.Single(table.Cells));
        Assert.Equal(0, table.Rows[0].ExtraCells);
    }

    [Theory]
    [InlineData("|students|staff|", "a,students,staff,d", 1)]
    [InlineData("1|students|staff|", "a,merged,,d", 2)]
    [InlineData("|students||", "a,merged,,d", 2)]
    public async Task Read_SecondRowBelowMergedCells_NamesTheirColumns(string second, string names, int rows)
    {
        var sheet = $"<worksheet xmlns='{Books.Main}'><sheetData>{Books.Row("a", "merged", "", "d")}{Books.Row(second.Split('|'))}{Books.Row("1", "2", "3", "4")}</sheetData>"
            + "<mergeCells><mergeCell ref='A1:A2'/><mergeCell ref='B1:C1'/></mergeCells></worksheet>";

        var table = await Books.OneAsync(Books.Pack(Books.Parts(("Rows", sheet))));

        Assert.Equal(names.Split(','), table.Columns);
        Assert.Equal(rows, table.Rows.Count);
    }

    [Fact]
    public async Task Read_FeedbackPair_IsLeftOutAndEmptiedRowsAreBlank()
    {
        var table = await Books.OneAsync(Books.Of(("Rows",
            Books.Row("a", "b", "Status", "errors") + Books.Row("1", "", "rejected", "no", "extra") + Books.Row("", "", "rejected", "no") + Books.Row("2", "3", "accepted"))));

        Assert.Equal(["a", "b"], table.Columns);
        Assert.Equal([["1", "", "extra"], ["2", "3"]], table.Cells);
        Assert.Equal([1, 0], table.Rows.Select(r => r.ExtraCells));
    }

    [Fact]
    public async Task Read_FormulasWithoutValues_AreEmptyAndNotedOnce()
    {
        var (tables, notes) = await Books.NotedAsync(Books.Of(("Rows", Books.Row("a", "b") + "<row><c><v>1</v></c><c><f>A1</f></c></row><row><c><f>B1</f></c><c><v>1</v></c></row>")));

        Assert.Equal([["1", ""], ["", "1"]], tables[0].Table.Cells);
        Assert.Contains("value the file doesn't hold", Assert.Single(notes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task LacksValue_Formulas_IsTrueOfThoseThatWereNeverWorkedOut()
    {
        var rows = Books.Row("a", "b", "c") + "<row><c><f>A1</f></c><c t='str'><f>\"\"</f><v></v></c><c/></row>";
        using var opening = await Csv.OpenAsync(Books.Of(("Rows", rows)));
        var table = await Csv.FirstAsync(opening);

        Assert.True(await table.ReadAsync(CancellationToken.None));
        Assert.Equal([true, false, false, false], Enumerable.Range(0, 4).Select(table.LacksValue));
        Assert.Equal(string.Empty, table[0]);
    }

    [Theory]
    [InlineData("46083", false, "2026-03-02")]
    [InlineData("44621", true, "2026-03-02")]
    [InlineData("18264", false, "1950-01-01")]
    [InlineData("73415", false, "2100-12-31")]
    [InlineData("73416", false, null)]
    [InlineData("18263", false, null)]
    [InlineData("2026", false, null)]
    [InlineData("2082", true, null)]
    [InlineData("20260302", false, null)]
    [InlineData("46083.5", false, null)]
    [InlineData("-46083", false, null)]
    public async Task DayOf_NumberThatIsNotShownAsADate_IsADayWhereASenderCanMeanOne(string value, bool date1904, string? expected)
    {
        using var opening = await OneCellAsync(value, string.Empty, date1904);
        var table = await Csv.FirstAsync(opening);

        Assert.True(await table.ReadAsync(CancellationToken.None));
        Assert.Equal(CellKind.Number, table.KindOf(0));
        Assert.Equal(expected, table.DayOf(0)?.ToString("O", CultureInfo.InvariantCulture));
    }

    public static TheoryData<string> Languages => [.. LanguageTag.Spoken];

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task Next_OurTemplate_HasItsEntrySheetOnly(string language)
    {
        foreach (var template in Template.All)
        {
            var (sheet, table) = Assert.Single(await Books.AllAsync(new XlsxTemplate().Write(template, language)));

            Assert.Equal(template.Kind, sheet);
            Assert.Equal(template.Columns.Select(c => c.Name), table.Columns);
            Assert.Empty(table.Rows);
        }
    }

    private static string Sheet(string rows) => $"<worksheet xmlns='{Books.Main}'><sheetData>{rows}</sheetData></worksheet>";

    private static async Task<(string Text, CellKind Kind)> CellAsync(string value, string format, bool date1904)
    {
        using var opening = await OneCellAsync(value, format, date1904);
        var table = await Csv.FirstAsync(opening);
        Assert.True(await table.ReadAsync(CancellationToken.None));
        return (table[0], table.KindOf(0));
    }

    private static Task<DocumentOpening> OneCellAsync(string value, string format, bool date1904)
    {
        var parts = Books.Parts(("Rows", Sheet(Books.Row("a", "b") + $"<row><c s='1'><v>{value}</v></c></row>")));
        parts["xl/styles.xml"] = Books.Styles(format.Replace("&quot;", "\"", StringComparison.Ordinal));
        parts["xl/workbook.xml"] = parts["xl/workbook.xml"].Replace("<workbookPr/>", $"<workbookPr date1904='{(date1904 ? 1 : 0).ToString(CultureInfo.InvariantCulture)}'/>", StringComparison.Ordinal);
        return Csv.OpenAsync(Books.Pack(parts));
    }
}
