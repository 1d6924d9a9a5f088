using Collab.Core.Reports;
using Collab.Formats.Writing.Outline;
using Collab.Formats.Writing.Templates;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Collab.Formats.Writing.Workbooks;

/// <summary>
/// A report as a workbook: a first sheet with the key figures and the two leading charts, and a sheet for each section whose rows can be
/// filtered. Numbers, dates and amounts are values that can be counted on with, in the formats of the report.
/// </summary>
public sealed class ReportWorkbook : IReportShape
{
    public string Format => "xlsx";

    public string ContentType => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public async Task WriteAsync(Report report, ReportNames names, Stream output, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(output);
        var outline = OutlineOf.Report(report, names);
        using var file = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(file, SpreadsheetDocumentType.Workbook))
        {
            Write(document, outline);
        }

        await output.WriteAsync(FixedZip.Pack(file), cancellationToken);
    }

    private static void Write(SpreadsheetDocument document, ReportOutline outline)
    {
        // Every relationship gets an id of ours: the library would make up a random one.
        var workbook = document.AddWorkbookPart();
        document.ChangeIdOfPart(workbook, "workbook");
        WorkbookProperties.Write(document, $"{outline.Scope} · {outline.Period} · {outline.Title}", outline.Language);
        var styles = new ReportStyles();
        var titles = new SheetTitles();
        var sheets = new Sheets(SheetOf(1, titles.Next(SummarySheet.NameOf(outline)), "summary"));
        SummarySheet.Write(workbook.AddNewPart<WorksheetPart>("summary"), outline, styles, titles.First);
        var filters = new DefinedNames();
        foreach (var (section, number) in outline.Sections.Select((section, i) => (section, (uint)i + 2)))
        {
            var sheet = SectionSheet.Of(section, outline.Language, styles);
            var name = titles.Next(section.Title);
            sheets.Append(SheetOf(number, name, section.Id));
            workbook.AddNewPart<WorksheetPart>(section.Id).Worksheet = sheet.Worksheet;

            // What a filter covers has to stand among the workbook's names too, or some programs take it for damaged.
            filters.Append(new DefinedName($"'{name.Replace("'", "''", StringComparison.Ordinal)}'!{sheet.Filtered}")
            {
                Name = "_xlnm._FilterDatabase",
                LocalSheetId = number - 1,
                Hidden = true,
            });
        }

        workbook.AddNewPart<WorkbookStylesPart>("styles").Stylesheet = styles.Create();
        workbook.Workbook = new Workbook(sheets, filters);
    }

    private static Sheet SheetOf(uint number, string name, string part) => new() { SheetId = number, Name = name, Id = part };
}
