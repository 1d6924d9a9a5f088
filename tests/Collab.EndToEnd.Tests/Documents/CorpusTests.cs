using System.Net;
using System.Text;
using Collab.EndToEnd.Tests.Registers;

namespace Collab.EndToEnd.Tests.Documents;

/// <summary>
/// Tables, rosters, lines and reports of the corpus, dropped into the running app: fate, records and feedback are as expected, and the
/// feedback file, corrected and dropped as it is, brings what was lacking and nothing twice.
/// </summary>
public sealed class CorpusTests(CorpusTests.Run run) : IClassFixture<CorpusTests.Run>
{
    private static readonly string[] Folders = ["spreadsheets", "rosters", "lines", "reports"];

    public static TheoryData<string> Files => [.. CorpusFile.Of(Folders).Select(f => f.Path)];

    [Theory]
    [MemberData(nameof(Files))]
    public void Drop_FileOfTheCorpus_BecomesWhatIsExpected(string path) => Assert.True(run.FaultsOf(path).Length == 0, run.FaultsOf(path));

    [Theory]
    [InlineData("spreadsheets/line-breaks-and-empty-lines.csv", "CSV-LINE-BREAKS/activities", 4, 0, "Korea=KR")]
    [InlineData("spreadsheets/mongolian-headers.csv", "CSV-MN-HEADERS/activities", 3, 0, "дөрөв=4")]
    [InlineData("spreadsheets/nepali-headers.csv", "CSV-NE-HEADERS/activities", 3, 0, "४ जना=४")]
    [InlineData("spreadsheets/semicolons-decimal-comma.csv", "CSV-DECIMAL-COMMA/funding", 6, 0, "12,345=12,35")]
    [InlineData("spreadsheets/several-sheets.xlsx", "XLSX-SHEETS/activities", 5, 0, "B3=student-exchange")]
    [InlineData("spreadsheets/formulas.xlsx", "XLSX-FORMULAS/activities", 3, 0, "H3=5", "H4=6")]
    [InlineData("spreadsheets/libreoffice.xlsx", "XLSX-LIBREOFFICE/activities", 3, 0, "G4=2026-03-13")]
    [InlineData("spreadsheets/title-line.xlsx", "XLSX-TITLE-LINE/activities", 2, 0, "C5=outbound")]
    [InlineData("lines/good-and-bad.ndjson", "LINES-NDJSON/activities", 8, 3, "2026-02-01=2026-03-13", "NO-SUCH-CODE=LINES-NDJSON")]
    [InlineData("lines/array.json", "LINES-ARRAY/activities", 3, 0, "\"Japan\"=\"JP\"")]
    public async Task Drop_CorrectedFeedback_TakesWhatWasLackingAndNothingTwice(string path, string records, int rows, int stillRejected, params string[] corrections)
    {
        var first = run.FateOf(path);
        var list = $"collaborations/{run.Collaborations[records.Split('/')[0]]}/{records.Split('/')[1]}?limit=500";
        var before = await run.Api.WalkAsync(list);
        var feedback = (await run.Api.GetAsync($"documents/{first["id"]}/feedback")).Want(HttpStatusCode.OK).Bytes;

        var name = $"corrected-{Path.GetFileName(path)}";
        var sender = first["institution"]!.GetValue<string>();
        await Uploads.PutAsync(run.App, $"{sender}/{name}", Corrected(feedback, path, corrections));
        var second = await Waiting.ForDocumentAsync(run.Api, sender, name);

        Assert.True(second["rows"]!.GetValue<int>() == rows && second["rejected"]!.GetValue<int>() == stillRejected, second.ToJsonString());
        Assert.Equal(first["reasons"]?.ToJsonString(), second["reasons"]?.ToJsonString());
        Assert.Equal(stillRejected == 0 && second["reasons"] is null ? "accepted" : "partly-accepted", second["status"]!.GetValue<string>());
        var after = await run.Api.WalkAsync(list);
        Assert.Equal(before.Count + first["rejected"]!.GetValue<int>() - stillRejected, after.Count);
        Assert.All(before, b => Assert.Contains(after, a => a.ToJsonString() == b.ToJsonString()));
    }

    /// <summary>A correction is <c>wrong=right</c>, in a workbook <c>cell=right</c>.</summary>
    private static byte[] Corrected(byte[] feedback, string path, string[] corrections)
    {
        foreach (var correction in corrections.Select(c => c.Split('=')))
        {
            if (path.EndsWith(".xlsx", StringComparison.Ordinal))
            {
                feedback = FeedbackWorkbook.Corrected(feedback, correction[0], correction[1]);
                continue;
            }

            var text = Encoding.UTF8.GetString(feedback);
            Assert.Contains(correction[0], text, StringComparison.Ordinal);
            feedback = Encoding.UTF8.GetBytes(text.Replace(correction[0], correction[1], StringComparison.Ordinal));
        }

        return feedback;
    }

    public sealed class Run() : CorpusRun(Folders);
}
