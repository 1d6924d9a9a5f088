using Collab.Core.CodeLists;
using Collab.Core.Templates;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Collab.Formats.Writing.Templates;

/// <summary>
/// The sheet with the code lists of a template, side by side: code and label in three languages, then an empty column. Its name is in the
/// language of the hints.
/// </summary>
internal sealed class ListSheet
{
    private const int HeaderRows = 2;
    private const int ColumnsEach = 5;

    private readonly string sheetName;
    private readonly CodeList[] lists;

    public ListSheet(Template template, TemplateTexts texts)
    {
        sheetName = texts["sheet.lists"];
        lists = [.. template.Columns.Select(c => c.List).OfType<CodeList>().DistinctBy(l => l.Name)];
    }

    /// <summary>The range of a list's codes, as a formula says it.</summary>
    public string RangeOf(CodeList list)
    {
        var letters = SheetParts.Letters(Array.IndexOf(lists, list) * ColumnsEach);
        return $"'{sheetName}'!${letters}${HeaderRows + 1}:${letters}${HeaderRows + list.Codes.Count}";
    }

    public Worksheet Create()
    {
        var data = new SheetData(
            SheetParts.Row(1, lists.SelectMany(l => Cells(SheetStyle.Header, l.Name, l.Title.In))),
            SheetParts.Row(2, lists.SelectMany(_ => Cells(SheetStyle.Header, TemplateTexts.Heading("column.code"), tag => TemplateTexts.Of(tag)["language"]))));
        for (var at = 0; at < lists.Max(l => l.Codes.Count); at++)
        {
            var place = at;
            data.Append(SheetParts.Row(HeaderRows + 1 + at, lists.SelectMany(l => l.Codes.Count > place
                ? Cells(SheetStyle.Text, l.Codes[place].Code, l.Codes[place].Labels.In)
                : Cells(SheetStyle.Text, string.Empty, _ => string.Empty))));
        }

        return new(SheetParts.Frozen(HeaderRows), new SheetFormatProperties { DefaultRowHeight = 15 }, Widths(), data);
    }

    private static IEnumerable<(string Text, SheetStyle Style)> Cells(SheetStyle style, string code, Func<string, string> label) =>
    [
        (code, style),
        .. TemplateTexts.All.Select(t => (label(t.Language), style)),
        (string.Empty, SheetStyle.Plain),
    ];

    private Columns Widths()
    {
        var widths = new Columns();
        for (var i = 0; i < lists.Length; i++)
        {
            var first = i * ColumnsEach;
            widths.Append(SheetParts.Column(first, Math.Max(20, lists[i].Codes.Max(c => c.Code.Length) + 3), SheetStyle.Text));
            for (var label = 1; label < ColumnsEach - 1; label++)
            {
                widths.Append(SheetParts.Column(first + label, 34, SheetStyle.Text));
            }

            widths.Append(SheetParts.Column(first + ColumnsEach - 1, 3, SheetStyle.Plain));
        }

        return widths;
    }
}
