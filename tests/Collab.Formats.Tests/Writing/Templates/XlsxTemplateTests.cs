using System.IO.Compression;
using Collab.Core.Standards;
using Collab.Core.Templates;
using Collab.Formats.Writing.Templates;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;

namespace Collab.Formats.Tests.Writing.Templates;

public sealed class XlsxTemplateTests
{
    public static TheoryData<string, string> All
    {
        get
        {
            var all = new TheoryData<string, string>();
            foreach (var template in Template.All)
            {
                foreach (var language in LanguageTag.Spoken)
                {
                    all.Add(template.Kind, language);
                }
            }

            return all;
        }
    }

    public static TheoryData<string> Kinds => [.. Template.All.Select(t => t.Kind)];

    [Theory]
    [MemberData(nameof(All))]
    public void Write_AnyTemplate_IsAValidWorkbook(string kind, string language)
    {
        using var file = new MemoryStream(Write(kind, language));
        using var document = SpreadsheetDocument.Open(file, isEditable: false);
        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2013).Validate(document).Select(e => $"{e.Part?.Uri} {e.Path?.XPath}: {e.Description}"));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Write_CodedColumns_DropDownShowsExactlyTheCodesOfTheList(string kind, string language)
    {
        using var book = new WorkbookReader(Write(kind, language));
        var template = Template.Find(kind)!;
        var checks = book.Checks(kind);
        Assert.Equal(template.Columns.Count, checks.Count);
        for (var at = 0; at < template.Columns.Count; at++)
        {
            var column = template.Columns[at];
            var check = checks[$"{WorkbookReader.Letters(at)}2:{WorkbookReader.Letters(at)}1048576"];
            Assert.Equal(column.List is not null, check.Type!.Value == DataValidationValues.List);
            Assert.Equal((column.Name, column.Explanation.In(language)), (check.PromptTitle!.Value, check.Prompt!.Value));
            Assert.True(check.ShowInputMessage!.Value && check.ShowErrorMessage!.Value && check.AllowBlank!.Value);
            if (column.List is { } list)
            {
                Assert.Equal(list.Codes.Select(c => c.Code), book.Range(check.Formula1!.Text));
                Assert.Equal(list.Complete ? DataValidationErrorStyleValues.Stop : DataValidationErrorStyleValues.Warning, check.ErrorStyle!.Value);
            }
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Write_Lists_StandWithTheirLabels(string kind, string language)
    {
        using var book = new WorkbookReader(Write(kind, language));
        var rows = book.Rows(book.SheetNames[2]);
        var place = 0;
        foreach (var list in Template.Find(kind)!.Columns.Select(c => c.List).OfType<Core.CodeLists.CodeList>().DistinctBy(l => l.Name))
        {
            var cells = rows.Select(row => Enumerable.Range(place, 4).Select(i => row.GetValueOrDefault(i, string.Empty)).ToArray()).ToArray();
            Assert.Equal([list.Name, list.Title.In("en"), list.Title.In("mn"), list.Title.In("ne")], cells[0]);
            Assert.Equal(
                list.Codes.Select(c => $"{c.Code}|{c.Labels.In("en")}|{c.Labels.In("mn")}|{c.Labels.In("ne")}"),
                cells.Skip(2).Select(c => string.Join('|', c)).TakeWhile(line => line != "|||"));
            place += 5;
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Write_FirstSheet_HasTheFieldNamesFrozenAndBoldAndColumnsOfTheirFormat(string kind)
    {
        using var book = new WorkbookReader(Write(kind, "en"));
        var columns = Template.Find(kind)!.Columns;
        Assert.Equal([kind, "Explanation", "Lists"], book.SheetNames);
        var header = Assert.Single(book.Rows(kind));
        Assert.Equal(columns.Select(c => c.Name), Enumerable.Range(0, columns.Count).Select(i => header[i]));
        var sheet = book.Sheet(kind);
        var pane = sheet.Descendants<Pane>().Single();
        Assert.Equal((1d, PaneStateValues.Frozen, "A2"), (pane.VerticalSplit!.Value, pane.State!.Value, pane.TopLeftCell!.Value));
        Assert.All(sheet.Descendants<Cell>(), cell => Assert.True(book.IsBold(cell)));
        Assert.Equal(
            columns.Select(c => c.Type switch
            {
                ColumnType.Date => "yyyy\\-mm\\-dd",
                ColumnType.Whole => "1",
                ColumnType.Amount => "#,##0.00##",
                _ => "49",
            }),
            sheet.Descendants<Column>().Select(book.FormatOf));
        Assert.All(sheet.Descendants<Column>().Zip(columns), p => Assert.True(p.First.Width!.Value > p.Second.Name.Length));
    }

    [Theory]
    [InlineData("activities", "startsOn", "date", "1", "401768")]
    [InlineData("activities", "days", "whole", "1", "3660")]
    [InlineData("activities", "students", "whole", "0", "1000000")]
    [InlineData("activities", "title.ne", "textLength", "0", "500")]
    [InlineData("funding", "amount", "decimal", "0", null)]
    public void Write_OtherColumns_AreCheckedWithinTheirBounds(string kind, string name, string type, string least, string? most)
    {
        using var book = new WorkbookReader(Write(kind, "en"));
        var check = book.Checks(kind).Values.Single(c => c.PromptTitle!.Value == name);
        Assert.Equal(
            (type, most is null ? "greaterThan" : "between", least, most),
            (check.Type!.InnerText, check.Operator!.InnerText, check.Formula1!.Text, check.Formula2?.Text));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Write_Explanation_ExplainsEveryColumnInThreeLanguagesWithItsCodes(string kind, string language)
    {
        using var book = new WorkbookReader(Write(kind, language));
        var columns = Template.Find(kind)!.Columns;
        var rows = book.Rows(book.SheetNames[1]).Skip(1).ToArray();
        Assert.Equal(columns.Count, rows.Length);
        foreach (var (column, row) in columns.Zip(rows))
        {
            Assert.Equal(
                [column.Name, column.Explanation.In("en"), column.Explanation.In("mn"), column.Explanation.In("ne"), column.Example],
                [row[0], row[3], row[4], row[5], row.GetValueOrDefault(6, string.Empty)]);
            Assert.Equal(3, row[1].Split('\n').Length);
            Assert.Equal(3, row[2].Split('\n').Length);
            if (column.List is { Codes.Count: <= 20 } list)
            {
                Assert.All(list.Codes, c => Assert.Contains($"{c.Code}: {c.Labels.In("en")} / {c.Labels.In("mn")} / {c.Labels.In("ne")}", row[7].Split('\n')));
            }
            else if (column.List is not null)
            {
                Assert.All(row[7].Split('\n'), line => Assert.Contains(book.SheetNames[2], line, StringComparison.Ordinal));
            }
        }
    }

    // Excel calls a workbook damaged when a hint, an error or a title is longer.
    [Theory]
    [MemberData(nameof(All))]
    public void Write_HintsAndErrors_AreAsShortAsExcelWants(string kind, string language)
    {
        using var book = new WorkbookReader(Write(kind, language));
        Assert.All(book.Checks(kind).Values, check =>
        {
            Assert.InRange(check.PromptTitle!.Value!.Length, 1, 32);
            Assert.InRange(check.Prompt!.Value!.Length, 1, 255);
            Assert.InRange(check.ErrorTitle!.Value!.Length, 1, 32);
            Assert.InRange(check.Error!.Value!.Length, 1, 225);
        });
        Assert.All(book.SheetNames, name => Assert.InRange(name.Length, 1, 31));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Write_Twice_HasTheSameBytesAndNoTime(string kind)
    {
        var first = Write(kind, "mn");
        Assert.Equal(first, Write(kind, "mn"));
        using var zip = new ZipArchive(new MemoryStream(first));
        Assert.Equal("[Content_Types].xml", zip.Entries[0].FullName);
        Assert.All(zip.Entries, entry => Assert.Equal(new DateTime(1980, 1, 1), entry.LastWriteTime.DateTime));
        Assert.DoesNotContain(zip.Entries, entry => entry.FullName.EndsWith(".psmdcp", StringComparison.Ordinal));
        foreach (var relations in zip.Entries.Where(e => e.FullName.EndsWith(".rels", StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(relations.Open());
            Assert.DoesNotMatch("Id=\"R[0-9a-f]{16,}\"", reader.ReadToEnd());
        }
    }

    private static byte[] Write(string kind, string language) => new XlsxTemplate().Write(Template.Find(kind)!, language);
}
