namespace Collab.Formats.Reading.Pdf;

/// <summary>A page with what it inherits from the groups that it is in.</summary>
internal sealed record PdfPage(PdfDictionary Entries, PdfDictionary Resources, IReadOnlyList<double>? Area)
{
    private const int MostNodes = 50_000;

    /// <summary>The pages in their order.</summary>
    /// <exception cref="UnreadableTextException">There are too many.</exception>
    public static IReadOnlyList<PdfPage> All(PdfFile file, PdfBudget budget)
    {
        var pages = new List<PdfPage>();
        var visited = new HashSet<PdfDictionary>(ReferenceEqualityComparer.Instance);
        var ahead = new Stack<(PdfDictionary Node, PdfPage Inherited)>();
        var nothing = new PdfPage(PdfDictionary.Empty, PdfDictionary.Empty, null);
        if (file.Dictionary(file.Catalog?["Pages"]) is { } root)
        {
            ahead.Push((root, nothing));
        }

        while (ahead.TryPop(out var next) && visited.Count < MostNodes)
        {
            budget.Work();
            if (!visited.Add(next.Node))
            {
                continue;
            }

            var own = next.Inherited.With(file, next.Node);
            if (file.Resolve(next.Node["Kids"]) is List<object?> kids)
            {
                foreach (var kid in kids.Take(MostNodes).Select(file.Dictionary).OfType<PdfDictionary>().Reverse())
                {
                    ahead.Push((kid, own));
                }
            }
            else
            {
                pages.Add(own);
                if (pages.Count > TextRefusals.MostPages)
                {
                    throw new UnreadableTextException(TextRefusals.TooManyPages);
                }
            }
        }

        return pages;
    }

    private PdfPage With(PdfFile file, PdfDictionary node) =>
        new(node, file.Dictionary(node["Resources"]) ?? Resources, AreaOf(file, node["CropBox"]) ?? AreaOf(file, node["MediaBox"]) ?? Area);

    private static double[]? AreaOf(PdfFile file, object? value)
    {
        double[] corners = [.. file.Array(value).Take(4).Select(c => file.Number(c) ?? 0)];
        return corners.Length < 4 || corners[0] == corners[2] || corners[1] == corners[3]
            ? null
            : [Math.Min(corners[0], corners[2]), Math.Min(corners[1], corners[3]), Math.Max(corners[0], corners[2]), Math.Max(corners[1], corners[3])];
    }
}
