namespace Collab.Formats.Writing.Pdf.Pages;

/// <summary>
/// What a part of the document is, for who hears it read or has it turned into another form (ISO 32000-1, 14.7 and 14.8): a heading, a
/// table, a cell. It holds other nodes, pieces of pages and links.
/// </summary>
internal sealed class StructureNode(string type, StructureNode? parent)
{
    public string Type => type;

    public StructureNode? Parent => parent;

    /// <summary>Words in the place of a picture.</summary>
    public string? Alt { get; init; }

    /// <summary>More of its dictionary.</summary>
    public string Attributes { get; init; } = string.Empty;

    public List<StructureKid> Kids { get; } = [];

    /// <summary>A new node at the end of this one.</summary>
    public StructureNode Add(string child, string attributes = "", string? alt = null)
    {
        var node = new StructureNode(child, this) { Attributes = attributes, Alt = alt };
        Kids.Add(new StructureKid.Node(node));
        return node;
    }
}

internal abstract record StructureKid
{
    private StructureKid()
    {
    }

    internal sealed record Node(StructureNode Child) : StructureKid;

    /// <summary>A marked piece of a page.</summary>
    internal sealed record Piece(PageSheet Sheet, int Number) : StructureKid;

    /// <summary>A link on a page.</summary>
    internal sealed record Link(PageSheet Sheet, int Annotation, int Key) : StructureKid;
}
