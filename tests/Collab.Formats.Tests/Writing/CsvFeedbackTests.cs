using System.Text;
using Collab.Core.Documents.Reading;
using Collab.Formats.Reading;
using Collab.Formats.Tests.Reading;
using Collab.Formats.Writing;

namespace Collab.Formats.Tests.Writing;

public sealed class CsvFeedbackTests
{
    [Theory]
    [InlineData(',')]
    [InlineData(';')]
    [InlineData('\t')]
    public async Task Write_AnySeparator_KeepsItAndAddsTwoColumns(char separator)
    {
        var feedback = await FeedbackAsync($"a{separator}b\n1{separator}2\n", "created", string.Empty);

        Assert.Equal($"\uFEFFa{separator}b{separator}status{separator}errors\r\n1{separator}2{separator}created{separator}\r\n", feedback);
    }

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+976 11", "'+976 11")]
    [InlineData("@x", "'@x")]
    [InlineData("-5", "-5")]
    [InlineData("-5.25", "-5.25")]
    [InlineData("-1 000,5", "-1 000,5")]
    [InlineData("-", "-")]
    [InlineData("-5+cmd|'/c calc'!A0", "'-5+cmd|'/c calc'!A0")]
    [InlineData("-x", "'-x")]
    [InlineData("\uff1d1+1", "'\uff1d1+1")]
    [InlineData("\uff0b1", "'\uff0b1")]
    [InlineData("\uff0d1", "'\uff0d1")]
    [InlineData("\uff20SUM(A1)", "'\uff20SUM(A1)")]
    [InlineData("'=1", "''=1")]
    [InlineData("''-5", "'''-5")]
    [InlineData("O'Neill", "O'Neill")]
    [InlineData("'90s", "'90s")]
    [InlineData("", "")]
    public void GuardCell_AnyCell_IsHarmlessAndComesBack(string cell, string expected)
    {
        Assert.Equal(expected, FormulaGuard.GuardCell(cell));
        Assert.Equal(cell, FormulaGuard.Strip(expected));
    }

    [Fact]
    public void GuardCell_RandomCells_ComeBack()
    {
        const string Alphabet = "=+-@'\t\r15.,a \uff1d\uff0b";
        var random = new Random(20260101);
        for (var i = 0; i < 20_000; i++)
        {
            var cell = new string(random.GetItems<char>(Alphabet, random.Next(6))).Trim();
            Assert.Equal(cell, FormulaGuard.Strip(FormulaGuard.GuardCell(cell)));
        }
    }

    [Theory]
    [InlineData("=HYPERLINK(1)")]
    [InlineData("-5")]
    [InlineData("+1")]
    [InlineData("@x")]
    [InlineData("\tx")]
    [InlineData("\rx")]
    public async Task Write_OurTextLikeAFormula_IsNeutralised(string text)
    {
        var feedback = await FeedbackAsync("a\n1\n", text, text);

        var cells = feedback.Split("\r\n")[1].Split(',');
        Assert.Equal(2, cells.Count(cell => cell.Trim('"') == "'" + text));
    }

    [Fact]
    public async Task Write_FeedbackReadAgain_GivesTheSendersRows()
    {
        const string Text =
            "гарчиг,status,b,b\r\n\"line\r\nbreak\",completed,\"say \"\"hi\"\"\",=1+1\r\n'=x,-5,\" , \",-cmd\r\nद,a,b,c,extra,\"=more\"\r\nshort\r\n";
        var first = await Csv.ReadAsync(Text);

        var once = await FeedbackAsync(Text, "rejected", "/kind: =what, \"this\"?");
        var second = await Csv.ReadAsync(Encoding.UTF8.GetBytes(once));
        var twice = await FeedbackAsync(once, "rejected", "/kind: =what, \"this\"?");

        Assert.Equal(first.Columns, second.Columns);
        Assert.Equal(first.Cells, second.Cells);
        Assert.Equal(first.Rows.Select(row => row.ExtraCells), second.Rows.Select(row => row.ExtraCells));
        Assert.Equal(once, twice);
    }

    [Fact]
    public async Task Write_RandomTables_ComeBack()
    {
        const string Alphabet = "a;,\"'\n\r =-+@\t0शЖ";
        var random = new Random(7);
        for (var round = 0; round < 300; round++)
        {
            var text = "x,y,z\n" + string.Concat(Enumerable.Range(0, 20).Select(_ => string.Join(',', Enumerable.Range(0, 3).Select(_ =>
                "\"" + new string(random.GetItems<char>(Alphabet, random.Next(8))).Replace("\"", "\"\"", StringComparison.Ordinal) + "\"")) + "\r\n"));

            var before = await Csv.ReadAsync(text);
            var after = await Csv.ReadAsync(Encoding.UTF8.GetBytes(await FeedbackAsync(text, "ok", "-")));

            Assert.Equal(before.Cells, after.Cells);
        }
    }

    private static async Task<string> FeedbackAsync(string text, string status, string errors)
    {
        var formats = new DocumentFormats();
        using var content = new MemoryStream(Encoding.UTF8.GetBytes(text));
        using var output = new MemoryStream();
        using var opening = await formats.OpenAsync(content, CancellationToken.None);
        var file = Assert.IsType<DocumentOpening.Tables>(opening).File;
        await using (var feedback = formats.CreateFeedback(file, output))
        {
            var table = (await file.NextAsync(CancellationToken.None))!;
            await feedback.BeginAsync(table, columns: null, CancellationToken.None);
            while (await table.ReadAsync(CancellationToken.None))
            {
                await feedback.WriteAsync(table, new(status, errors.Length == 0 ? [] : [new(-1, errors)]), CancellationToken.None);
            }
        }

        return Encoding.UTF8.GetString(output.ToArray());
    }
}
