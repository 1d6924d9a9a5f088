using Collab.Core.Documents.Reading;
using Collab.Formats.Reading;
using Collab.Testing;

namespace Collab.Formats.Tests.Reading;

/// <summary>Small documents made with LibreOffice and Chromium, in three languages.</summary>
internal static class TextCorpus
{
    public static MemoryStream Open(string name) => new(File.ReadAllBytes(Path.Combine(RepositoryRoot.Path, "tests", "corpus", "texts", name)));

    public static DocumentText Text(this TextReading reading) => Assert.IsType<TextReading.Read>(reading).Text;

    public static string Refusal(this TextReading reading) => Assert.IsType<TextReading.Refused>(reading).Reason;

    /// <summary>Every block as one line: the role's first letter, then the text.</summary>
    public static string[] Lines(this DocumentText text) => [.. text.Pages.SelectMany(p => p.Blocks).Select(b => $"{b.Role.ToString()[0]} {b.Text}")];

    /// <summary>All of the text, one space between blocks.</summary>
    public static string Words(this DocumentText text) => string.Join(' ', text.Pages.SelectMany(p => p.Blocks).Select(b => b.Text.Replace('\t', ' ')));
}
