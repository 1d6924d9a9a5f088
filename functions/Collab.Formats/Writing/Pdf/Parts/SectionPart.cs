using Collab.Formats.Writing.Language;
using Collab.Formats.Writing.Outline;
using Collab.Formats.Writing.Pdf.Pages;

namespace Collab.Formats.Writing.Pdf.Parts;

/// <summary>A section of the body. Narrow tables and charts stand two beside each other where a page has room for both.</summary>
internal static class SectionPart
{
    private const double Between = 24;
    private const double Half = (PageFlow.Width - Between) / 2;
    private const double Behind = 15;
    private const int NarrowColumns = 2;

    /// <returns>Where it begins.</returns>
    public static (PageSheet Sheet, double Y) Draw(PageFlow flow, OutlineSection section, ReportLanguage language)
    {
        var blocks = section.Blocks.Where(block => block is not OutlineChart { IsLeading: true }).ToArray();
        var heading = 24 + (section.Lead is null ? 0 : flow.Height(section.Lead, PageFlow.Width, 8.5) + 6);
        flow.Need(heading + Math.Min(Beginning(flow, blocks, language), PageFlow.Whole - heading));
        flow.Y += flow.IsAtTop ? 0 : 6;
        var place = (flow.Sheet, flow.Y);
        var node = flow.Document.Structure.Add("Sect");
        flow.Sheet.Fill(PageFlow.Left, flow.Y, PageFlow.Width, 1.5, Ink.Bar);
        flow.Y += 4;
        flow.Paragraph(section.Title, 13.5, Ink.Text, node.Add("H2"), isBold: true);
        if (section.Lead is not null)
        {
            flow.Paragraph(section.Lead, 8.5, Ink.Soft, node.Add("P"));
        }

        flow.Y += 6;
        var bookmark = flow.Document.AddBookmark(section.Title, place.Sheet, place.Y);
        for (var i = 0; i < blocks.Length;)
        {
            i += DrawNext(flow, blocks.AsSpan(i), language, node, bookmark);
        }

        return place;
    }

    /// <summary>Two parts beside each other, when both are narrow; the one higher first in the order of reading.</summary>
    public static bool TryDrawPair(PageFlow flow, IPart left, IPart right, StructureNode section, Bookmark? bookmark)
    {
        var height = Math.Max(left.Height, right.Height);
        if (height > PageFlow.Whole)
        {
            return false;
        }

        flow.Need(height);
        var (top, bottom) = (flow.Y, 0.0);
        foreach (var (part, x) in new[] { (left, PageFlow.Left), (right, PageFlow.Left + Half + Between) })
        {
            flow.Y = top;
            bookmark?.Add(part.Title, flow.Sheet, flow.Y);
            part.Draw(flow, x, section);
            bottom = Math.Max(bottom, flow.Y);
        }

        flow.Y = bottom + Behind;
        return true;
    }

    public static IPart Narrow(PageFlow flow, OutlineBlock block, ReportLanguage language) => Part(flow, block, language, Half);

    private static double Beginning(PageFlow flow, OutlineBlock[] blocks, ReportLanguage language) => blocks switch
    {
        [] => 0,
        [var first, var second, ..] when IsNarrow(first) && IsNarrow(second) => Math.Max(Narrow(flow, first, language).Beginning, Narrow(flow, second, language).Beginning),
        [var first, ..] => Part(flow, first, language, PageFlow.Width).Beginning,
    };

    private static int DrawNext(PageFlow flow, ReadOnlySpan<OutlineBlock> blocks, ReportLanguage language, StructureNode node, Bookmark bookmark)
    {
        if (blocks.Length > 1 && IsNarrow(blocks[0]) && IsNarrow(blocks[1])
            && TryDrawPair(flow, Narrow(flow, blocks[0], language), Narrow(flow, blocks[1], language), node, bookmark))
        {
            return 2;
        }

        var part = Part(flow, blocks[0], language, blocks[0] is OutlineChart ? Math.Min(PageFlow.Width, 360) : PageFlow.Width);
        flow.Need(Math.Min(part.Beginning, PageFlow.Whole));
        bookmark.Add(part.Title, flow.Sheet, flow.Y);
        part.Draw(flow, PageFlow.Left, node);
        flow.Y += Behind;
        return 1;
    }

    private static bool IsNarrow(OutlineBlock block) => block is OutlineChart || (block is OutlineTable table && (table.Columns.Count <= NarrowColumns || table.Rows.Count == 0));

    private static IPart Part(PageFlow flow, OutlineBlock block, ReportLanguage language, double width) => block switch
    {
        OutlineTable table => new TablePart(table, language, flow, width),
        OutlineChart chart => ChartPart.Of(chart, language, flow, width),
        _ => throw new InvalidOperationException($"{block.GetType()} is not known."),
    };
}
