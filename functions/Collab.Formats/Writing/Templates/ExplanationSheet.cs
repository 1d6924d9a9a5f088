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

    private static readonly double[] Widths = [26, 22, 34, 42, 42, 42, 30, 70];

    public static Worksheet Create(Template template, TemplateTexts texts)
    {
        var data = new SheetData(SheetParts.Row(1,
        [
            Header("column.name"),
            Header("column.need"),
            Header("column.entry"),
            .. TemplateTexts.All.Select(t => (t["language"], SheetStyle.Header)),
            Header("column.example"),
            Header("column.codes"),
        ]));
        data.Append(template.Columns.Select((column, at) => SheetParts.Row(at + 2, Cells(column, texts).Select(text => (text, SheetStyle.Wrapped)))));
        return new(
            SheetParts.Frozen(1),
            new SheetFormatProperties { DefaultRowHeight = 15 },
            new Columns(Widths.Select((width, column) => SheetParts.Column(column, width, SheetStyle.Wrapped))),
            data);
    }

    private static (string Text, SheetStyle Style) Header(string key) => (TemplateTexts.Heading(key), SheetStyle.Header);

    private static IEnumerable<string> Cells(TemplateColumn column, TemplateTexts texts) =>
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
