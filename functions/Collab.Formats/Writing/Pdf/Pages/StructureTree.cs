using System.Text;
using Collab.Formats.Writing.Pdf.Files;

namespace Collab.Formats.Writing.Pdf.Pages;

/// <summary>Writes the nodes, and the table that leads from pieces of pages and links to their nodes.</summary>
internal sealed class StructureTree(FileObjects objects, IReadOnlyList<PageSheet> sheets)
{
    private readonly SortedDictionary<int, string> parents = [];

    /// <returns>The number of the root.</returns>
    public int Write(StructureNode document)
    {
        var root = objects.Reserve();
        var first = Write(document, root);

        // A page's pieces are counted in the order in which they are drawn, and the table has them in this order.
        foreach (var sheet in sheets)
        {
            parents[sheet.Index] = string.Join(' ', sheet.Owners.Select(Notation.Reference));
        }

        var table = new StringBuilder();
        foreach (var (key, value) in parents)
        {
            table.Append(Notation.Plain(key)).Append(key < sheets.Count ? $"[{value}]" : " " + value).Append(' ');
        }

        var next = parents.Count == 0 ? 0 : parents.Keys.Max() + 1;
        objects.Set(root, $"<</Type/StructTreeRoot/K {first} 0 R/ParentTree<</Nums[{table}]>>/ParentTreeNextKey {next}>>");
        return root;
    }

    private int Write(StructureNode node, int parent)
    {
        var number = objects.Reserve();
        var page = node.Kids.OfType<StructureKid.Piece>().FirstOrDefault()?.Sheet;
        var kids = new StringBuilder();
        foreach (var kid in node.Kids)
        {
            kids.Append(kid switch
            {
                StructureKid.Node child => Notation.Reference(Write(child.Child, number)),
                StructureKid.Piece piece => Say(piece, page, number),
                StructureKid.Link link => Say(link, number),
                _ => throw new InvalidOperationException($"{kid.GetType()} is not known."),
            }).Append(' ');
        }

        var alt = node.Alt is null ? string.Empty : "/Alt" + Notation.Text(node.Alt);
        var place = page is null ? string.Empty : $"/Pg {page.Number} 0 R";
        objects.Set(number, $"<</Type/StructElem/S/{node.Type}/P {parent} 0 R{place}{alt}{node.Attributes}/K[{kids}]>>");
        return number;
    }

    private static string Say(StructureKid.Piece piece, PageSheet? page, int owner)
    {
        piece.Sheet.Owners[piece.Number] = owner;
        return piece.Sheet == page ? Notation.Plain(piece.Number) : $"<</Type/MCR/Pg {piece.Sheet.Number} 0 R/MCID {piece.Number}>>";
    }

    private string Say(StructureKid.Link link, int owner)
    {
        parents[link.Key] = Notation.Reference(owner);
        return $"<</Type/OBJR/Pg {link.Sheet.Number} 0 R/Obj {link.Annotation} 0 R>>";
    }
}
