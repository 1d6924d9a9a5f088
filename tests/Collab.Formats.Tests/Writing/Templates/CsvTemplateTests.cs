using System.Text;
using Collab.Core.Templates;
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
}
