using Collab.Core.Templates;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Collab.Formats.Writing.Templates;

/// <summary>The sheet to fill in: a header that stays in sight, and for every column its format, its check and a hint.</summary>
internal static class EntrySheet
{
    public static Worksheet Create(Template template, ListSheet lists, TemplateTexts texts)
    {
        var columns = template.Columns;
        var all = $"A1:{SheetParts.Letters(columns.Count - 1)}{SheetParts.LastRow}";
        return new(
            SheetParts.OnePageWide(),
            SheetParts.Frozen(1, selected: true),
            new SheetFormatProperties { DefaultRowHeight = 15 },
            new Columns(columns.Select((c, at) => SheetParts.Column(at, WidthOf(c), StyleOf(c.Type)))),
            new SheetData(SheetParts.Row(1, columns.Select(c => (c.Name, c.Need == ColumnNeed.Required ? SheetStyle.NeededHeader : SheetStyle.Header)))),
            new DataValidations(columns.Select((c, at) => EntryCheck.Create(c, at, lists, texts))) { Count = (uint)columns.Count },
            SheetParts.Landscape(),

            // A code such as 0912 is a text on purpose; no green corner needs to warn of it.
            new IgnoredErrors(new IgnoredError
            {
                SequenceOfReferences = new ListValue<StringValue> { InnerText = all },
                NumberStoredAsText = true,
            }));
    }

    private static SheetStyle StyleOf(ColumnType type) => type switch
    {
        ColumnType.Date => SheetStyle.Date,
        ColumnType.Whole => SheetStyle.Whole,
        ColumnType.Amount => SheetStyle.Amount,
        _ => SheetStyle.Text,
    };

    /// <summary>Wide enough for the header and a usual entry, in characters.</summary>
    private static double WidthOf(TemplateColumn column) => Math.Max(column.Name.Length + 3, column.Type switch
    {
        ColumnType.Text => Math.Clamp((column.Most ?? 0) / 10, 16, 44),
        ColumnType.Code => column.List!.Codes.Max(c => c.Code.Length) + 4,
        ColumnType.Amount => 16,
        _ => 12,
    });
}
