using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Collab.Formats.Writing.Templates;

/// <summary>The style sheet of a workbook: one cell format for each <see cref="SheetStyle"/>, in their order.</summary>
internal static class TemplateStyles
{
    // Number formats that every spreadsheet knows (ECMA-376 part 1, 18.8.30), and two of our own.
    private const uint WholeFormat = 1;
    private const uint TextFormat = 49;
    private const uint DateFormat = 164;
    private const uint AmountFormat = 165;

    public static Stylesheet Create() => new(
        new NumberingFormats(
            new NumberingFormat { NumberFormatId = DateFormat, FormatCode = "yyyy\\-mm\\-dd" },
            new NumberingFormat { NumberFormatId = AmountFormat, FormatCode = "#,##0.00##" })
        { Count = 2 },
        new Fonts(Font(), Font(new Bold())) { Count = 2 },
        new Fills(
            new Fill(new PatternFill { PatternType = PatternValues.None }),
            new Fill(new PatternFill { PatternType = PatternValues.Gray125 }),
            Coloured("FFE8EDF2"),
            Coloured("FFFFE8B3"))
        { Count = 4 },
        new Borders(Border(new BottomBorder()), Border(new BottomBorder(new Color { Rgb = "FFC5CDD5" }) { Style = BorderStyleValues.Thin })) { Count = 2 },
        new CellStyleFormats(new CellFormat { NumberFormatId = 0, FontId = 0, FillId = 0, BorderId = 0 }) { Count = 1 },
        new CellFormats(
            Format(0),
            Format(TextFormat, font: 1, fill: 2, wrap: true),
            Format(TextFormat, font: 1, fill: 3, wrap: true),
            Format(TextFormat),
            Format(DateFormat),
            Format(WholeFormat),
            Format(AmountFormat),
            Format(TextFormat, border: 1, wrap: true))
        { Count = 8 },
        new CellStyles(new CellStyle { Name = "Normal", FormatId = 0, BuiltinId = 0 }) { Count = 1 });

    private static Font Font(params OpenXmlElement[] looks) =>
        new([.. looks, new FontSize { Val = 11 }, new FontName { Val = "Calibri" }, new FontFamilyNumbering { Val = 2 }]);

    private static Border Border(BottomBorder bottom) => new(new LeftBorder(), new RightBorder(), new TopBorder(), bottom, new DiagonalBorder());

    private static Fill Coloured(string argb) => new(new PatternFill(
        new ForegroundColor { Rgb = argb }, new BackgroundColor { Indexed = 64 })
    { PatternType = PatternValues.Solid });

    private static CellFormat Format(uint number, uint font = 0, uint fill = 0, uint border = 0, bool wrap = false)
    {
        var format = new CellFormat
        {
            NumberFormatId = number,
            FontId = font,
            FillId = fill,
            BorderId = border,
            FormatId = 0,
            ApplyNumberFormat = number != 0,
            ApplyFont = font != 0,
            ApplyFill = fill != 0,
            ApplyBorder = border != 0,
        };
        if (wrap)
        {
            format.Alignment = new Alignment { Vertical = VerticalAlignmentValues.Top, WrapText = true };
            format.ApplyAlignment = true;
        }

        return format;
    }
}
