using System.Text;
using Collab.Core.Results;
using Collab.Core.Settings;
using Collab.Core.Tables;
using Collab.Core.Templates;
using Collab.Formats.Reading;
using Collab.Formats.Tests.Reading;
using Collab.Formats.Writing.Templates;

namespace Collab.Formats.Tests.Writing.Templates;

public sealed class CsvTemplateTests
{
    [Theory]
    [InlineData("activities")]
    [InlineData("challenges")]
    [InlineData("collaborations")]
    [InlineData("funding")]
    [InlineData("outcomes")]
    public void Write_AnyTemplate_IsAByteOrderMarkAndOneHeaderRow(string kind)
    {
        var template = Template.Find(kind)!;
        var expected = string.Join(',', template.Columns.Select(c => c.Name)) + "\r\n";
        Assert.Equal([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(expected)], new CsvTemplate().Write(template, "mn"));
    }

    [Fact]
    public async Task Write_ActivitiesFilledWithTheExamples_IsReadAsAnActivity()
    {
        var template = Template.Find("activities")!;
        using var file = new MemoryStream();
        file.Write(new CsvTemplate().Write(template, "en"));
        file.Write(Encoding.UTF8.GetBytes(string.Join(',', template.Columns.Select(c => c.Example)) + "\r\n"));
        file.Position = 0;

        using var opened = await new DocumentFormats().OpenAsync(file, CancellationToken.None);
        var table = await Csv.FirstAsync(opened);
        Assert.True(await table.ReadAsync(CancellationToken.None));
        var row = new ActivityRow(ActivityTable.Of(table.Columns, "en"));
        var faults = new Faults();
        var activity = row.Read(table, faults).Complete(new RegisterSettings(), faults);

        Assert.Empty(faults.All);
        Assert.Equal("MOU-2026-014", row.CollaborationOf(table));
        Assert.Equal(("Намрын оюутны солилцоо", 80, 15L, "JP", "0913"), (activity!.Title.In("mn"), activity.Days, activity.Participants.Total, activity.Country, activity.Field));
    }
}
