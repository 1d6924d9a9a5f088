using Collab.Core.Templates;
using CsvHelper;

namespace Collab.Formats.Writing.Templates;

/// <summary>An empty table as CSV: one header row, UTF-8 with byte order mark, so that Excel shows every script.</summary>
public sealed class CsvTemplate : ITemplateWriter
{
    public string Format => "csv";

    public string ContentType => "text/csv; charset=utf-8";

    public byte[] Write(Template template, string language)
    {
        ArgumentNullException.ThrowIfNull(template);
        using var file = new MemoryStream();
        using (var csv = CsvWriter.Create(file, new CsvWriterOptions { Separator = ',', WriteByteOrderMark = true }, leaveOpen: true))
        {
            foreach (var column in template.Columns)
            {
                csv.WriteField(column.Name);
            }

            csv.EndRecord();
        }

        return file.ToArray();
    }
}
