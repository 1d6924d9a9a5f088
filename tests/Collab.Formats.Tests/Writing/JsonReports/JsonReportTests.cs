using System.Text;
using System.Text.Json.Nodes;
using Collab.Core.Reports;

namespace Collab.Formats.Tests.Writing.JsonReports;

public sealed class JsonReportTests
{
    [Theory]
    [InlineData("en")]
    [InlineData("mn")]
    [InlineData("ne")]
    public async Task Write_SmallReport_EqualsTheGoldenFile(string language)
    {
        var (report, names) = SampleReports.Small(language);
        using var output = new MemoryStream();
        await new JsonReport().WriteAsync(report, names, output, CancellationToken.None);
        var json = Encoding.UTF8.GetString(output.ToArray());

        // One line on the wire; a member a line in the golden file, so that a difference can be seen.
        await GoldenFile.CheckAsync($"JsonReports/Golden/{language}.json", JsonNode.Parse(json)!.ToJsonString(new() { WriteIndented = true, NewLine = "\n" }) + "\n");
        Assert.DoesNotContain('\n', json);
    }
}
