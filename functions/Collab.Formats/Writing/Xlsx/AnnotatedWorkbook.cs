using System.IO.Compression;
using System.Xml;
using Collab.Formats.Reading;
using Collab.Formats.Reading.Xlsx;

namespace Collab.Formats.Writing.Xlsx;

/// <summary>The sender's workbook, copied part by part; only sheets with rows, the formats and the bookkeeping change.</summary>
internal sealed class AnnotatedWorkbook(XlsxBook book, FateLog fates, FeedbackStyles styles)
{
    private const string Types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private readonly PackageIndex index = new(book.Package);
    private readonly Dictionary<string, Sheet> sheets = new(StringComparer.OrdinalIgnoreCase);
    private readonly OpcPackage package = book.Package;

    private sealed record Sheet(AnsweredTable Table, SheetDrawing Drawing, string? Comments, string? Boxes);

    public void Write(Stream to)
    {
        using var zip = new ZipArchive(to, ZipArchiveMode.Create, leaveOpen: true);
        foreach (var table in fates.Tables)
        {
            sheets.Add(table.Part, Plan(table));
        }

        // Which cells are calculated in which order; a spreadsheet finds that out by itself.
        foreach (var chain in package.RelationsOf(package.MainPart!).Where(r => r.Type.EndsWith("/calcChain", StringComparison.Ordinal) && r.Target is not null))
        {
            index.Remove(package.MainPart!, chain);
        }

        index.Left.UnionWith(sheets.Keys);
        index.Left.Add(book.StylesPart!);
        index.Save(name => Create(zip, name));
        foreach (var entry in package.Zip.Entries.Where(e => !index.Left.Contains(e.FullName.Replace('\\', '/')) && !e.FullName.EndsWith('/')))
        {
            using var source = ZipGuard.Open(entry);
            using var target = Create(zip, entry.FullName);
            source.CopyTo(target);
        }

        var place = 0;
        foreach (var (part, sheet) in sheets)
        {
            WriteSheet(zip, part, sheet);
            WriteComments(zip, sheet, place++);
        }

        styles.Save(Create(zip, book.StylesPart!));
    }

    private static Stream Create(ZipArchive zip, string name) => zip.CreateEntry(name, CompressionLevel.Fastest).Open();

    /// <summary>How a sheet's comments go: ours take the place of an earlier feedback's; where the sender has some, those stay alone.</summary>
    private Sheet Plan(AnsweredTable table)
    {
        var relations = package.RelationsOf(table.Part);
        var comments = relations.Where(r => r.Type.EndsWith("/comments", StringComparison.Ordinal)).ToArray();
        var boxes = relations.Where(r => r.Type.EndsWith("/vmlDrawing", StringComparison.Ordinal)).ToArray();
        var areOurs = comments is [{ Target: not null } one] && boxes is [{ Target: not null } box] && HasOurCommentsOnly(one.Target, box.Target);
        if (areOurs)
        {
            index.Remove(table.Part, comments[0]);
            index.Remove(table.Part, boxes[0]);
        }

        if (!table.HasCellFaults || (!areOurs && comments.Length + boxes.Length > 0))
        {
            return new(table, new(null, areOurs), null, null);
        }

        var (texts, drawing) = (NameOf("xl/collabComments", ".xml"), NameOf("xl/drawings/collabComments", ".vml"));
        index.Add(texts, "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml");
        index.AddExtension("vml", "application/vnd.openxmlformats-officedocument.vmlDrawing");
        index.Relate(table.Part, Types + "/comments", texts);
        return new(table, new(index.Relate(table.Part, Types + "/vmlDrawing", drawing), areOurs), texts, drawing);
    }

    /// <summary>A part's name that no other has, be it one that is left out.</summary>
    private string NameOf(string beginning, string end) =>
        Enumerable.Range(sheets.Count + 1, int.MaxValue - sheets.Count - 1).Select(i => $"{beginning}{i}{end}")
            .First(name => (!package.Has(name) || index.Left.Contains(name)) && sheets.Values.All(s => s.Comments != name && s.Boxes != name));

    private bool HasOurCommentsOnly(string comments, string boxes)
    {
        using var xml = package.OpenXml(comments);
        while (xml is not null && xml.Read() && xml is not { NodeType: XmlNodeType.Element, LocalName: "commentList" })
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "author" } && xml.ReadElementContentAsString() != CommentParts.Author)
            {
                return false;
            }
        }

        using var drawing = package.OpenXml(boxes);
        while (drawing is not null && drawing.Read())
        {
            if (drawing is { NodeType: XmlNodeType.Element, LocalName: "ClientData" } && drawing.GetAttribute("ObjectType") != "Note")
            {
                return false;
            }
        }

        return xml is not null && drawing is not null;
    }

    private void WriteSheet(ZipArchive zip, string part, Sheet sheet)
    {
        using var from = package.OpenXml(part, XlsxLimits.PartCharacters)!;
        using var to = SheetXml.Create(Create(zip, part));
        new SheetAnnotation(from, to, sheet.Table, styles, sheet.Drawing).Copy(fates.Read(sheet.Table));
    }

    private void WriteComments(ZipArchive zip, Sheet sheet, int place)
    {
        if (sheet.Comments is null)
        {
            return;
        }

        var comments = CommentParts.Of(fates, sheet.Table, column => SheetAnnotation.PlaceOf(sheet.Table, column));
        CommentParts.WriteTexts(Create(zip, sheet.Comments), comments);
        CommentParts.WriteBoxes(Create(zip, sheet.Boxes!), comments, place);
    }
}
