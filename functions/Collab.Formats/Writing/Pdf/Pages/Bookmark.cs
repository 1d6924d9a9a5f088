namespace Collab.Formats.Writing.Pdf.Pages;

/// <summary>A line of the list beside the pages, and those within it.</summary>
internal sealed record Bookmark(string Name, PageSheet Sheet, double Y)
{
    private readonly List<Bookmark> within = [];

    public IReadOnlyList<Bookmark> Within => within;

    public void Add(string name, PageSheet sheet, double y) => within.Add(new(Text.TextSetter.Clean(name), sheet, y));
}
