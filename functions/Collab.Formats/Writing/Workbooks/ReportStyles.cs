using DocumentFormat.OpenXml.Spreadsheet;

namespace Collab.Formats.Writing.Workbooks;

/// <summary>The looks of a report's cells. Number formats are added as they are asked for, so that each currency has its own.</summary>
internal sealed class ReportStyles
{
    public const uint Plain = 0;
    public const uint Header = 1;
    public const uint NumberHeader = 2;
    public const uint Title = 3;
    public const uint Soft = 4;
    public const uint Urgent = 5;

    private const uint FirstFormat = 164;

    private readonly List<string> formats = [];

    private static uint FixedFormats => Urgent + 1;

    /// <summary>The style of numbers in a format such as <c>#,##0</c>.</summary>
    public uint Of(string format)
    {
        var at = formats.IndexOf(format);
        if (at < 0)
        {
            at = formats.Count;
            formats.Add(format);
        }

        return FixedFormats + (uint)at;
    }

    public Stylesheet Create() => new(
        new NumberingFormats(formats.Select((format, i) => new NumberingFormat { NumberFormatId = FirstFormat + (uint)i, FormatCode = format }))
        { Count = (uint)formats.Count },
        new Fonts(Font(11), Font(11, new Bold()), Font(18, new Bold()), Font(11, colour: "FF556072"), Font(11, new Bold(), "FF9C1C16")) { Count = 5 },
        new Fills(
            new Fill(new PatternFill { PatternType = PatternValues.None }),
            new Fill(new PatternFill { PatternType = PatternValues.Gray125 }),
            new Fill(new PatternFill(new ForegroundColor { Rgb = "FFE8EDF2" }, new BackgroundColor { Indexed = 64 }) { PatternType = PatternValues.Solid }))
        { Count = 3 },
        new Borders(Border(new BottomBorder()), Border(new BottomBorder(new Color { Rgb = "FF556072" }) { Style = BorderStyleValues.Thin })) { Count = 2 },
        new CellStyleFormats(new CellFormat { NumberFormatId = 0, FontId = 0, FillId = 0, BorderId = 0 }) { Count = 1 },
        new CellFormats(
        [
            new CellFormat { NumberFormatId = 0, FontId = 0, FillId = 0, BorderId = 0, FormatId = 0 },
            HeaderFormat(HorizontalAlignmentValues.Left),
            HeaderFormat(HorizontalAlignmentValues.Right),
            FontFormat(2),
            FontFormat(3),
            FontFormat(4),
            .. formats.Select((_, i) => new CellFormat
            {
                NumberFormatId = FirstFormat + (uint)i, FontId = 0, FillId = 0, BorderId = 0, FormatId = 0, ApplyNumberFormat = true,
            }),
        ])
        { Count = FixedFormats + (uint)formats.Count },
        new CellStyles(new CellStyle { Name = "Normal", FormatId = 0, BuiltinId = 0 }) { Count = 1 });

    private static CellFormat FontFormat(uint font) => new() { NumberFormatId = 0, FontId = font, FillId = 0, BorderId = 0, FormatId = 0, ApplyFont = true };

    private static CellFormat HeaderFormat(HorizontalAlignmentValues side) =>
        new(new Alignment { Horizontal = side, Vertical = VerticalAlignmentValues.Bottom, WrapText = true })
        {
            NumberFormatId = 0, FontId = 1, FillId = 2, BorderId = 1, FormatId = 0, ApplyFont = true, ApplyFill = true, ApplyBorder = true, ApplyAlignment = true,
        };

    private static Font Font(double size, Bold? bold = null, string colour = "FF1A2230")
    {
        var font = new Font(new FontSize { Val = size }, new Color { Rgb = colour }, new FontName { Val = "Calibri" }, new FontFamilyNumbering { Val = 2 });
        if (bold is not null)
        {
            font.PrependChild(bold);
        }

        return font;
    }

    private static Border Border(BottomBorder bottom) => new(new LeftBorder(), new RightBorder(), new TopBorder(), bottom, new DiagonalBorder());
}
