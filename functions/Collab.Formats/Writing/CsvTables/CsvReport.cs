using System.Globalization;
using System.IO.Compression;
using System.Text;
using Collab.Core.Reports;
using Collab.Core.Standards;
using Collab.Formats.Writing.Outline;
using Collab.Formats.Writing.Templates;

namespace Collab.Formats.Writing.CsvTables;

/// <summary>
/// A report as a ZIP file of tables for programs: UTF-8 with a byte order mark, commas, English column names, plain numbers and ISO dates, one
/// table a file, totals left out. What is named by a code or id has it in one column and its name, in the report's language, in the next.
/// </summary>
public sealed class CsvReport : IReportShape
{
    public string Format => "csv";

    public string Extension => "zip";

    public string ContentType => "application/zip";

    public async Task WriteAsync(Report report, ReportNames names, Stream output, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(output);
        var outline = OutlineOf.Report(report, names);
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            await WriteAsync(zip, "report", About(report, outline), cancellationToken);
            await WriteAsync(zip, "key-figures", KeyFigures(outline), cancellationToken);
            foreach (var table in outline.Sections.SelectMany(s => s.Blocks).OfType<OutlineTable>())
            {
                await WriteAsync(zip, table.Id, TidyTable.Of(table), cancellationToken);
            }
        }

        await output.WriteAsync(FixedZip.Pack(file), cancellationToken);
    }

    private static IEnumerable<IEnumerable<string>> About(Report report, ReportOutline outline) =>
    [
        ["id", "scope", "scopeName", "from", "to", "previousFrom", "previousTo", "asOf", "language"],
        [
            report.Id?.ToString() ?? string.Empty, report.Scope, FormulaGuard.GuardText(outline.Scope), IsoDate.Of(report.Period.From), IsoDate.Of(report.Period.To),
            IsoDate.Of(report.Previous.From), IsoDate.Of(report.Previous.To), IsoDate.Of(report.AsOf), report.Language,
        ],
    ];

    private static IEnumerable<IEnumerable<string>> KeyFigures(ReportOutline outline) =>
    [
        ["figure", "figureName", "value", "change"],
        .. outline.KeyFigures.Select(f => (string[])[f.Id, f.Label, Plain(f.Value), f.Change is { } change ? Plain(change) : string.Empty]),
    ];

    private static string Plain(long value) => value.ToString(CultureInfo.InvariantCulture);

    private static async Task WriteAsync(ZipArchive zip, string name, IEnumerable<IEnumerable<string>> rows, CancellationToken cancellationToken)
    {
        await using var entry = await zip.CreateEntry(name + ".csv").OpenAsync(cancellationToken);
        await using var writer = new StreamWriter(entry, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true)) { NewLine = "\r\n" };
        foreach (var row in rows)
        {
            await writer.WriteLineAsync(string.Join(',', row.Select(Quoted)).AsMemory(), cancellationToken);
        }
    }

    private static string Quoted(string cell) =>
        cell.AsSpan().ContainsAny(",\"\r\n") ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;
}
