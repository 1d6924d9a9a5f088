using Collab.Core.Documents.Reading;

namespace Collab.Formats.Reading;

/// <summary>What came of reading a document's text.</summary>
internal abstract record TextReading
{
    private TextReading()
    {
    }

    public sealed record Read(DocumentText Text) : TextReading;

    /// <summary>The document isn't taken; <paramref name="Reason"/> is a sentence for its sender.</summary>
    public sealed record Refused(string Reason) : TextReading;
}
