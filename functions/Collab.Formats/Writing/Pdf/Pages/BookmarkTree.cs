using Collab.Formats.Writing.Pdf.Files;

namespace Collab.Formats.Writing.Pdf.Pages;

/// <summary>Writes bookmarks (ISO 32000-1, 12.3.3): chains in which each names its neighbours. Those within others are folded away.</summary>
internal static class BookmarkTree
{
    /// <returns>The number of the root.</returns>
    public static int Write(FileObjects objects, IReadOnlyList<Bookmark> bookmarks)
    {
        var root = objects.Reserve();
        var (first, last) = WriteChain(objects, bookmarks, root);
        objects.Set(root, bookmarks.Count == 0 ? "<</Type/Outlines/Count 0>>" : $"<</Type/Outlines/First {first} 0 R/Last {last} 0 R/Count {bookmarks.Count}>>");
        return root;
    }

    private static (int First, int Last) WriteChain(FileObjects objects, IReadOnlyList<Bookmark> chain, int parent)
    {
        int[] numbers = [.. chain.Select(_ => objects.Reserve())];
        for (var i = 0; i < numbers.Length; i++)
        {
            var before = i > 0 ? $"/Prev {numbers[i - 1]} 0 R" : string.Empty;
            var behind = i + 1 < numbers.Length ? $"/Next {numbers[i + 1]} 0 R" : string.Empty;
            var within = string.Empty;
            if (chain[i].Within.Count > 0)
            {
                var (first, last) = WriteChain(objects, chain[i].Within, numbers[i]);
                within = $"/First {first} 0 R/Last {last} 0 R/Count -{chain[i].Within.Count}";
            }

            objects.Set(numbers[i], $"<</Title{Notation.Text(chain[i].Name)}/Parent {parent} 0 R{before}{behind}{within}"
                + $"/Dest{ReportDocument.Place(chain[i].Sheet, chain[i].Y)}>>");
        }

        return numbers.Length == 0 ? (0, 0) : (numbers[0], numbers[^1]);
    }
}
