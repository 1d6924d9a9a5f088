using System.Xml;

namespace Collab.Formats.Reading.Docx;

/// <summary>
/// One XML part of a document, node by node. No document type, no entities, nothing from elsewhere; a part that is nested too deeply or
/// is too long ends with an <see cref="UnreadableTextException"/> or an <see cref="XmlException"/>.
/// </summary>
internal sealed class WordXml : IDisposable
{
    private const int MostDepth = 256;
    private const long MostCharacters = 120_000_000;
    private const int NodesBetweenLooks = 4096;

    /// <summary>Word's own elements: as everybody writes them, and as ISO 29500's strict form does.</summary>
    private static readonly string[] Namespaces =
        ["http://schemas.openxmlformats.org/wordprocessingml/2006/main", "http://purl.oclc.org/ooxml/wordprocessingml/main"];

    private readonly XmlReader reader;
    private readonly CancellationToken cancellationToken;
    private int nodes;

    public WordXml(Stream part, CancellationToken cancellationToken)
    {
        this.cancellationToken = cancellationToken;
        reader = XmlReader.Create(part, new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            MaxCharactersInDocument = MostCharacters,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            CloseInput = true,
        });
    }

    public XmlNodeType Kind => reader.NodeType;

    public int Depth => reader.Depth;

    public bool IsEmptyElement => reader.IsEmptyElement;

    /// <summary>The element's name without its prefix.</summary>
    public string Name => reader.LocalName;

    /// <summary>Whether the element is one of Word's own, not of a drawing or a formula.</summary>
    public bool IsWord => Namespaces.Contains(reader.NamespaceURI, StringComparer.Ordinal);

    public bool Next()
    {
        if (++nodes % NodesBetweenLooks == 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
        }

        return reader.Read() && (reader.Depth <= MostDepth ? true : throw new UnreadableTextException(TextRefusals.NestedTooDeeply));
    }

    /// <summary>Goes to the end of the element that it stands on, passing over all that is in it.</summary>
    public void PassOver()
    {
        if (reader.IsEmptyElement)
        {
            return;
        }

        var depth = reader.Depth;
        while (Next() && reader.Depth > depth)
        {
        }
    }

    /// <summary>An attribute by its name without prefix; null when there is none.</summary>
    public string? Attribute(string name)
    {
        string? value = null;
        if (reader.MoveToFirstAttribute())
        {
            do
            {
                value = reader.LocalName == name ? reader.Value : value;
            }
            while (value is null && reader.MoveToNextAttribute());

            reader.MoveToElement();
        }

        return value;
    }

    /// <summary>Whether a switch such as w:vanish is on: it is, unless its value says that it isn't.</summary>
    public bool IsOn() => Attribute("val") is not ("0" or "false" or "off");

    /// <summary>The characters of a text node, as many as fit; 0 after the last.</summary>
    public int Characters(char[] buffer) => reader.ReadValueChunk(buffer, 0, buffer.Length);

    public void Dispose() => reader.Dispose();
}
