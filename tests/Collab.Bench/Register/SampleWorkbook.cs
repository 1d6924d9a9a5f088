using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;

namespace Collab.Bench.Register;

/// <summary>The rows of <see cref="Samples.WriteCsvAsync"/> as a spreadsheet program keeps them: shared texts, numbers, and dates as serial numbers.</summary>
internal static class SampleWorkbook
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Packages = "http://schemas.openxmlformats.org/package/2006";
    private static readonly XmlWriterSettings Closing = new() { CloseOutput = true };
    private static readonly DateOnly Epoch = new(1899, 12, 30);

    public static async Task WriteAsync(string path, int rows, int seed)
    {
        var csv = path + ".csv";
        await Samples.WriteCsvAsync(csv, rows, seed);
        using (var zip = new ZipArchive(File.Create(path), ZipArchiveMode.Create))
        {
            Put(zip, "[Content_Types].xml", $"""
                <Types xmlns="{Packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
                <Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>
                <Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>
                <Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>
                <Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>
                """);
            Put(zip, "_rels/.rels", $"""<Relationships xmlns="{Packages}/relationships"><Relationship Id="r1" Type="{Relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>""");
            Put(zip, "xl/workbook.xml", $"""<workbook xmlns="{Main}" xmlns:r="{Relations}"><sheets><sheet name="Activities" sheetId="1" r:id="r1"/></sheets></workbook>""");
            Put(zip, "xl/_rels/workbook.xml.rels", $"""
                <Relationships xmlns="{Packages}/relationships"><Relationship Id="r1" Type="{Relations}/worksheet" Target="worksheets/sheet1.xml"/>
                <Relationship Id="r2" Type="{Relations}/styles" Target="styles.xml"/><Relationship Id="r3" Type="{Relations}/sharedStrings" Target="sharedStrings.xml"/></Relationships>
                """);
            Put(zip, "xl/styles.xml", $"""
                <styleSheet xmlns="{Main}"><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders>
                <cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>
                """);
            var shared = WriteSheet(zip, csv);
            WriteShared(zip, shared);
        }

        File.Delete(csv);
    }

    /// <summary>Writes the sheet and gives its texts in the order of their numbers.</summary>
    private static List<string> WriteSheet(ZipArchive zip, string csv)
    {
        var (numbers, texts) = (new Dictionary<string, int>(StringComparer.Ordinal), new List<string>());
        using var xml = XmlWriter.Create(zip.CreateEntry("xl/worksheets/sheet1.xml", CompressionLevel.Fastest).Open(), Closing);
        xml.WriteStartElement("worksheet", Main);
        xml.WriteStartElement("sheetData", Main);
        foreach (var line in File.ReadLines(csv))
        {
            xml.WriteStartElement("row", Main);
            foreach (var cell in line.Split(','))
            {
                xml.WriteStartElement("c", Main);
                WriteCell(xml, cell, numbers, texts);
                xml.WriteEndElement();
            }

            xml.WriteEndElement();
        }

        return texts;
    }

    private static void WriteCell(XmlWriter xml, string cell, Dictionary<string, int> numbers, List<string> texts)
    {
        if (DateOnly.TryParseExact(cell, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            xml.WriteAttributeString("s", "1");
            xml.WriteElementString("v", Main, (date.DayNumber - Epoch.DayNumber).ToString(CultureInfo.InvariantCulture));
        }
        else if (int.TryParse(cell, NumberStyles.None, CultureInfo.InvariantCulture, out _))
        {
            xml.WriteElementString("v", Main, cell);
        }
        else if (cell.Length > 0)
        {
            if (!numbers.TryGetValue(cell, out var number))
            {
                numbers[cell] = number = texts.Count;
                texts.Add(cell);
            }

            xml.WriteAttributeString("t", "s");
            xml.WriteElementString("v", Main, number.ToString(CultureInfo.InvariantCulture));
        }
    }

    private static void WriteShared(ZipArchive zip, List<string> texts)
    {
        using var xml = XmlWriter.Create(zip.CreateEntry("xl/sharedStrings.xml", CompressionLevel.Fastest).Open(), Closing);
        xml.WriteStartElement("sst", Main);
        foreach (var text in texts)
        {
            xml.WriteStartElement("si", Main);
            xml.WriteElementString("t", Main, text);
            xml.WriteEndElement();
        }
    }

    private static void Put(ZipArchive zip, string name, string content)
    {
        using var stream = zip.CreateEntry(name).Open();
        stream.Write(Encoding.UTF8.GetBytes(content));
    }
}
