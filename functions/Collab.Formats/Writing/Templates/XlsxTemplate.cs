using Collab.Core.Templates;
using Collab.Formats.Reading.Xlsx;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Collab.Formats.Writing.Templates;

/// <summary>
/// An empty table as a workbook: the sheet to fill in with its checks and drop-down lists, a sheet that explains every column in three
/// languages, and a sheet with the codes that the drop-down lists show.
/// </summary>
public sealed class XlsxTemplate : ITemplateWriter
{
    public string Format => "xlsx";

    public string ContentType => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public byte[] Write(Template template, string language)
    {
        ArgumentNullException.ThrowIfNull(template);
        var texts = TemplateTexts.Of(language);
        var lists = new ListSheet(template, texts);
        using var file = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(file, SpreadsheetDocumentType.Workbook))
        {
            // Every relationship gets an id of ours: the library would make up a random one.
            var workbook = document.AddWorkbookPart();
            document.ChangeIdOfPart(workbook, "workbook");
            workbook.AddNewPart<WorkbookStylesPart>("styles").Stylesheet = TemplateStyles.Create();
            workbook.AddNewPart<WorksheetPart>("entry").Worksheet = EntrySheet.Create(template, lists, texts);
            workbook.AddNewPart<WorksheetPart>("explanation").Worksheet = ExplanationSheet.Create(template, texts);
            workbook.AddNewPart<WorksheetPart>("lists").Worksheet = lists.Create();
            workbook.Workbook = new Workbook(
                new Sheets(Sheet(1, template.Kind, "entry"), Sheet(2, texts["sheet.explanation"], "explanation"), Sheet(3, texts["sheet.lists"], "lists")),
                new DefinedNames(Guide(1, texts["sheet.explanation"]), Guide(2, texts["sheet.lists"])));
        }

        return FixedZip.Pack(file);
    }

    /// <summary>Says of a sheet, whatever it is called and wherever it is moved, that it holds no rows when the workbook comes back.</summary>
    private static DefinedName Guide(uint sheet, string name) =>
        new($"'{name}'!$A$1") { Name = XlsxBook.GuideName, LocalSheetId = sheet, Hidden = true };

    private static Sheet Sheet(uint number, string name, string part) => new() { SheetId = number, Name = name, Id = part };
}
