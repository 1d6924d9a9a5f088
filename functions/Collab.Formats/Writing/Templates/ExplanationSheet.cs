using System.Globalization;
using Collab.Core.CodeLists;
using Collab.Core.Templates;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Collab.Formats.Writing.Templates;

/// <summary>The sheet that explains every column in three languages: whether it is needed, what it takes, and the codes with their labels.</summary>
internal static class ExplanationSheet
{
    /// <summary>Longer lists are on the sheet of lists only.</summary>
    private const int MostCodes = 20;

    /// <summary>Points that a line takes; Devanagari needs more than Latin.</summary>
    private const double LineHeight = 17;

    /// <summary>The highest that a row may be, in points.</summary>
    private const double MostHeight = 409;

    private static readonly double[] Widths = [26, 24, 36, 42, 42, 42, 30, 90];

    public static Worksheet Create(Template template, TemplateTexts texts)
    {
        var data = new SheetData(Row(1, SheetStyle.Header, Headings()));
        data.Append(template.Columns.Select((column, at) => Row(at + 2, SheetStyle.Wrapped, Cells(column, texts))));
        return new(
            SheetParts.OnePageWide(),
            SheetParts.Frozen(1),
            new SheetFormatProperties { DefaultRowHeight = 15 },
            new Columns(Widths.Select((width, column) => SheetParts.Column(column, width, SheetStyle.Wrapped))),
            data,
            SheetParts.Landscape());
    }

    /// <summary>A row as high as its longest cell: not every spreadsheet works that out when it opens a file.</summary>
    private static Row Row(int number, SheetStyle style, string[] cells)
    {
        var row = SheetParts.Row(number, cells.Select(text => (text, style)));
        row.Height = Math.Min(MostHeight, LineHeight * cells.Zip(Widths, LinesOf).Max());
        row.CustomHeight = true;
        return row;
    }

    /// <summary>How many lines a text takes in a column of this many characters, with some room for words that don't break.</summary>
    private static double LinesOf(string text, double width) => text.Split('\n').Sum(line => Math.Max(1, Math.Ceiling(line.Length / (width - 4))));

    private static string[] Headings() =>
    [
        TemplateTexts.Heading("column.name"),
        TemplateTexts.Heading("column.need"),
        TemplateTexts.Heading("column.entry"),
        .. TemplateTexts.All.Select(t => t["language"]),
        TemplateTexts.Heading("column.example"),
        TemplateTexts.Heading("column.codes"),
    ];

    private static string[] Cells(TemplateColumn column, TemplateTexts texts) =>
    [
        column.Name,
        TemplateTexts.Lines(t => t[NeedOf(column.Need)]),
        TemplateTexts.Lines(t => EntryOf(column, t)),
        .. TemplateTexts.All.Select(t => column.Explanation.In(t.Language)),
        column.Example,
        column.List is { } list ? CodesOf(list, texts) : string.Empty,
    ];

    private static string NeedOf(ColumnNeed need) => need switch
    {
        ColumnNeed.Required => "need.required",
        ColumnNeed.OneOf => "need.one-of",
        _ => "need.optional",
    };

    private static string EntryOf(TemplateColumn column, TemplateTexts texts) => column.Type switch
    {
        ColumnType.Code => texts.Fill("type.code", column.List!.Name),
        ColumnType.Date => texts["type.date"],
        ColumnType.Whole => texts.Fill("type.whole", Plain(column.Least), Plain(column.Most)),
        ColumnType.Amount => texts["type.amount"],
        _ => texts.Fill("type.text", Plain(column.Most)),
    };

    /// <summary>The sheet of lists has one name, in the language of the hints, whichever language speaks of it.</summary>
    private static string CodesOf(CodeList list, TemplateTexts texts)
    {
        var codes = list.Codes.Count > MostCodes
            ? TemplateTexts.Lines(t => t.Fill("codes.long", texts["sheet.lists"]))
            : string.Join('\n', list.Codes.Select(c => $"{c.Code}: {string.Join(" / ", TemplateTexts.All.Select(t => c.Labels.In(t.Language)))}"));
        return list.Complete ? codes : $"{codes}\n{TemplateTexts.Lines(t => t.Fill("codes.others", list.Standard!))}";
    }

    private static string Plain(long? number) => number?.ToString(CultureInfo.InvariantCulture) ?? string.Empty;
}
