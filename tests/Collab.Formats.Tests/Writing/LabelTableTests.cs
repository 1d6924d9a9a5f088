using Collab.Formats.Writing;

namespace Collab.Formats.Tests.Writing;

public sealed class LabelTableTests
{
    [Theory]
    [InlineData("Labels.csv", "mn")]
    [InlineData("Labels.csv", "ne")]
    [InlineData("TemplateTexts.csv", "mn")]
    [InlineData("TemplateTexts.csv", "ne")]
    public void Read_EveryLanguage_HasEveryTextWithTheSamePlaces(string table, string language)
    {
        var english = LabelTable.Read(table, "en");
        var texts = LabelTable.Read(table, language);
        Assert.All(texts.Concat(english), text => Assert.False(string.IsNullOrWhiteSpace(text.Value), text.Key));
        Assert.Equal(english.Keys.Order(StringComparer.Ordinal), texts.Keys.Order(StringComparer.Ordinal));
        foreach (var (key, text) in english)
        {
            Assert.Equal(text.Contains("{0}", StringComparison.Ordinal), texts[key].Contains("{0}", StringComparison.Ordinal));
            Assert.Equal(text.Contains("{1}", StringComparison.Ordinal), texts[key].Contains("{1}", StringComparison.Ordinal));
        }
    }
}
