using System.Runtime.CompilerServices;
using Collab.Core.Documents.Reading;
using Collab.Formats.Reading;

namespace Collab.Formats.Tests.Reading;

/// <summary>Workbooks as LibreOffice writes them: a title, a merged header cell, hidden rows, columns and sheets, formulas, both epochs.</summary>
public sealed class OfficeBooksTests
{
    [Theory]
    [InlineData("mixed.xlsx")]
    [InlineData("epoch1904.xlsx")]
    public async Task Read_MixedWorkbook_GivesWhatAPersonSees(string file)
    {
        var (tables, notes) = await Books.NotedAsync(Load(file));

        Assert.Equal(["Солилцоо", "Hidden"], tables.Select(t => t.Sheet));
        Assert.Equal(["collaboration", "title", "startsOn", "students", "amount", "secret", "note", ""], tables[0].Table.Columns);
        Assert.Equal(
            [
                ["MN-2026-0001", "Өвлийн сургууль", "2026-03-31", "12", "30", "x", "=not a formula", "beside"],
                ["MN-2026-0002", "स्वास्थ्य शिक्षा", "2025-12-01", "0.1", "#N/A", "", "", ""],
                ["MN-2026-0003", "one bold word", "31.3.2026", "TRUE", "", "", "two\nlines", ""],
            ],
            tables[0].Table.Cells);
        Assert.Equal([4, 5, 6], tables[0].Table.Rows.Select(r => r.Line));
        Assert.Equal(["1", "2"], Assert.Single(tables[1].Table.Cells));
        Assert.Equal(["Sheet “Солилцоо”: 1 hidden row and 1 hidden column were read too.", "The hidden sheet “Hidden” was read too."], notes);
    }

    [Fact]
    public async Task Feedback_MixedWorkbook_ReadsAsBeforeAndKeepsTheOtherParts()
    {
        var before = Load("mixed.xlsx");
        using var opening = await Csv.OpenAsync(before);
        var file = Assert.IsType<DocumentOpening.Tables>(opening).File;
        using var output = new MemoryStream();
        await using (var feedback = new DocumentFormats().CreateFeedback(file, output))
        {
            while (await file.NextAsync(CancellationToken.None) is { } table)
            {
                await feedback.BeginAsync(table, columns: null, CancellationToken.None);
                while (await table.ReadAsync(CancellationToken.None))
                {
                    await feedback.WriteAsync(table, RowFate.Rejected([new(0, "Ийм хамтын ажиллагаа алга.")]), CancellationToken.None);
                }
            }
        }

        var (was, notes) = await Books.NotedAsync(before);
        var (now, same) = await Books.NotedAsync(output.ToArray());
        Assert.Equal(notes, same);
        Assert.Equal(was.Select(t => t.Sheet), now.Select(t => t.Sheet));
        Assert.Equal(was.SelectMany(t => t.Table.Columns), now.SelectMany(t => t.Table.Columns));
        Assert.Equal(was.SelectMany(t => t.Table.Cells), now.SelectMany(t => t.Table.Cells));
    }

    private static byte[] Load(string file, [CallerFilePath] string here = "") =>
        File.ReadAllBytes(Path.Combine(Path.GetDirectoryName(here)!, "../../corpus/workbooks", file));
}
