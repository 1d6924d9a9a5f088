using System.Text;

namespace Collab.Formats.Tests.Writing.Pdf;

/// <summary>An element of a document's structure with the text on the pages that belongs to it.</summary>
internal sealed record TaggedElement(string Kind, string? Alt)
{
    public StringBuilder Own { get; } = new();

    public List<TaggedElement> Kids { get; } = [];

    public List<Collab.Formats.Reading.Pdf.PdfDictionary> Links { get; } = [];

    /// <summary>Its own text: a line after another, with a space behind each.</summary>
    public string Text => Own.ToString().TrimEnd();

    public IEnumerable<TaggedElement> WithAllBelow() => Kids.SelectMany(kid => kid.WithAllBelow()).Prepend(this);
}
