using System.Globalization;
using System.IO.Compression;
using System.Xml.Linq;

namespace Collab.EndToEnd.Tests.Documents;

/// <summary>Reads a feedback workbook without the libraries that wrote it.</summary>
internal static class FeedbackWorkbook
{
    private static readonly char[] Digits = [.. "0123456789"];

    public static IReadOnlyList<FeedbackRow> Rows(byte[] bytes)
    {
        using var zip = new ZipArchive(new MemoryStream(bytes));
        var shared = Load(zip, "xl/sharedStrings.xml")?.Root!.Elements().Select(Text).ToArray() ?? [];
        var names = Elements(Load(zip, "xl/workbook.xml")!, "sheet").Select(s => s.Attribute("name")!.Value);
        return [.. names.SelectMany(name => Sheet(name, Load(zip, PartOf(zip, name))!, shared))];
    }

    /// <summary>The workbook with another text in a cell of a row that was rejected, as a person types it in: nothing else is touched.</summary>
    public static byte[] Corrected(byte[] bytes, string cell, string text)
    {
        var number = int.Parse(cell.AsSpan(cell.IndexOfAny(Digits)), CultureInfo.InvariantCulture);
        var sheet = Rows(bytes).Single(r => r.Number == number && r.Status == "rejected").Sheet!;
        using var file = new MemoryStream();
        file.Write(bytes);
        using (var zip = new ZipArchive(file, ZipArchiveMode.Update, leaveOpen: true))
        {
            var part = PartOf(zip, sheet);
            var xml = Load(zip, part)!;
            var row = Elements(xml, "row").Single(r => r.Attribute("r")!.Value == $"{number}");
            var wrong = row.Elements().Single(c => c.Attribute("r")!.Value == cell);
            wrong.SetAttributeValue("t", "inlineStr");
            wrong.ReplaceNodes(new XElement(wrong.Name.Namespace + "is", new XElement(wrong.Name.Namespace + "t", text)));
            zip.GetEntry(part)!.Delete();
            using var stream = zip.CreateEntry(part).Open();
            xml.Save(stream);
        }

        return file.ToArray();
    }

    private static string PartOf(ZipArchive zip, string sheet)
    {
        var id = Elements(Load(zip, "xl/workbook.xml")!, "sheet").Single(s => s.Attribute("name")!.Value == sheet)
            .Attributes().Single(a => a.Name.LocalName == "id" && a.Name.NamespaceName.Length > 0).Value;
        var target = Load(zip, "xl/_rels/workbook.xml.rels")!.Root!.Elements().Single(r => r.Attribute("Id")!.Value == id).Attribute("Target")!.Value;
        return target.StartsWith('/') ? target[1..] : $"xl/{target}";
    }

    private static IEnumerable<FeedbackRow> Sheet(string name, XDocument sheet, string[] shared)
    {
        var status = -1;
        var number = 0;
        foreach (var row in Elements(sheet, "row"))
        {
            number = row.Attribute("r") is { } r ? int.Parse(r.Value, CultureInfo.InvariantCulture) : number + 1;
            var cells = new List<string>();
            foreach (var cell in row.Elements())
            {
                var column = cell.Attribute("r") is { } at ? Column(at.Value) : cells.Count;
                cells.AddRange(Enumerable.Repeat(string.Empty, column - cells.Count));
                cells.Add(Value(cell, shared));
            }

            if (cells is [.., "status", "errors"])
            {
                status = cells.Count - 2;
            }

            var formulas = row.Elements().Elements().Count(e => e.Name.LocalName == "f");
            yield return new(name, number, cells, formulas, At(cells, status), At(cells, status < 0 ? status : status + 1));
        }
    }

    private static string At(List<string> cells, int column) => column >= 0 && column < cells.Count ? cells[column] : string.Empty;

    private static string Value(XElement cell, string[] shared) => cell.Attribute("t")?.Value switch
    {
        "s" => shared[int.Parse(Text(cell), CultureInfo.InvariantCulture)],
        _ => string.Concat(cell.Elements().Where(e => e.Name.LocalName is "v" or "is").Select(Text)),
    };

    /// <summary>The text of an element without readings (furigana).</summary>
    private static string Text(XElement element) => string.Concat(element.DescendantNodes().OfType<XText>()
        .Where(t => t.Ancestors().All(a => a.Name.LocalName != "rPh")).Select(t => t.Value));

    private static int Column(string reference) => reference.TakeWhile(char.IsAsciiLetter).Aggregate(0, (sum, c) => (sum * 26) + (c - 'A' + 1)) - 1;

    private static IEnumerable<XElement> Elements(XDocument part, string name) => part.Descendants().Where(e => e.Name.LocalName == name);

    private static XDocument? Load(ZipArchive zip, string part)
    {
        using var stream = zip.GetEntry(part)?.Open();
        return stream is null ? null : XDocument.Load(stream);
    }
}
