using System.IO.Compression;
using System.Xml;

namespace Collab.Formats.Reading;

/// <summary>
/// An Office package: its parts by name and the relationships between them (ECMA-376 part 2). Nothing outside the file is ever opened,
/// and XML in it has no document type and no entities.
/// </summary>
internal sealed class OpcPackage
{
    /// <summary>Characters that a part of plain bookkeeping may have.</summary>
    internal const long MostSmall = 20_000_000;

    private const int MostRelations = 100_000;
    private const string Main = "/officeDocument";

    private readonly Dictionary<string, ZipArchiveEntry> parts = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> types = new(StringComparer.OrdinalIgnoreCase);

    public OpcPackage(ZipArchive zip)
    {
        Zip = zip;
        foreach (var entry in zip.Entries)
        {
            parts.TryAdd(entry.FullName.Replace('\\', '/'), entry);
        }

        ReadTypes();
        MainPart = RelationsOf(string.Empty).FirstOrDefault(r => r.Type.EndsWith(Main, StringComparison.Ordinal) && r.Target is not null)?.Target;
    }

    internal enum Kind
    {
        Other,
        Workbook,
        BinaryWorkbook,
        WordDocument,
        Presentation,
        OpenDocument,
    }

    /// <summary>A relationship; its target is a part's name, null when it lies outside the package or nowhere.</summary>
    internal sealed record Relation(string Id, string Type, string? Target);

    public ZipArchive Zip { get; }

    /// <summary>The name of the part where reading begins.</summary>
    public string? MainPart { get; }

    public static bool IsDamage(Exception e) => e is XmlException or InvalidDataException or FormatException or OverflowException;

    public Kind KindOf() => (MainPart is null ? string.Empty : TypeOf(MainPart)) switch
    {
        var type when type.Contains("spreadsheetml", StringComparison.Ordinal) || type.Contains("ms-excel.sheet.macroEnabled", StringComparison.OrdinalIgnoreCase)
            || type.Contains("ms-excel.template.macroEnabled", StringComparison.OrdinalIgnoreCase) => Kind.Workbook,
        var type when type.Contains("ms-excel.sheet.binary", StringComparison.OrdinalIgnoreCase) => Kind.BinaryWorkbook,
        var type when type.Contains("wordprocessingml", StringComparison.Ordinal) || type.Contains("ms-word.document", StringComparison.OrdinalIgnoreCase) => Kind.WordDocument,
        var type when type.Contains("presentationml", StringComparison.Ordinal) => Kind.Presentation,
        _ => parts.ContainsKey("mimetype") && parts.ContainsKey("META-INF/manifest.xml") ? Kind.OpenDocument : Kind.Other,
    };

    public bool Has(string part) => parts.ContainsKey(part);

    /// <summary>The content type of a part, empty when the package doesn't say.</summary>
    public string TypeOf(string part) =>
        types.GetValueOrDefault("/" + part) ?? types.GetValueOrDefault("." + part[(part.LastIndexOf('.') + 1)..]) ?? string.Empty;

    /// <summary>Whether the package has a part, or says what such parts would be, of a content type with these letters in it.</summary>
    public bool HasType(string letters) => types.Values.Any(t => t.Contains(letters, StringComparison.OrdinalIgnoreCase));

    /// <summary>A part's bytes; null when there is no such part.</summary>
    public Stream? Open(string part) => parts.TryGetValue(part, out var entry) ? ZipGuard.Open(entry) : null;

    /// <summary>A part as XML; null when there is no such part.</summary>
    public XmlReader? OpenXml(string part, long mostCharacters = MostSmall) =>
        Open(part) is { } stream ? XmlReader.Create(stream, Settings(mostCharacters)) : null;

    /// <summary>The relationships of a part, or of the package when the name is empty.</summary>
    public IReadOnlyList<Relation> RelationsOf(string part)
    {
        var relations = new List<Relation>();
        using var xml = OpenXml(RelationsPart(part));
        while (xml is not null && xml.Next())
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "Relationship" })
            {
                var target = xml.GetAttribute("TargetMode") == "External" ? null : Resolve(part, xml.GetAttribute("Target") ?? string.Empty);
                relations.Add(new(xml.GetAttribute("Id") ?? string.Empty, xml.GetAttribute("Type") ?? string.Empty, target));
                if (relations.Count > MostRelations)
                {
                    throw new InvalidDataException("A part has too many relationships.");
                }
            }
        }

        return relations;
    }

    /// <summary>The name of the part that holds a part's relationships.</summary>
    public static string RelationsPart(string part)
    {
        var slash = part.LastIndexOf('/') + 1;
        return $"{part[..slash]}_rels/{part[slash..]}.rels";
    }

    internal static XmlReaderSettings Settings(long mostCharacters) => new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = mostCharacters,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        CheckCharacters = false,
        CloseInput = true,
    };

    /// <summary>A target beside its source; steps up that lead out of the package end at its root.</summary>
    private static string Resolve(string source, string target)
    {
        var path = new List<string>();
        if (!target.StartsWith('/'))
        {
            path.AddRange(source.Split('/')[..^1]);
        }

        foreach (var step in target.Replace('\\', '/').Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (step == "..")
            {
                path.RemoveRange(Math.Max(0, path.Count - 1), Math.Min(1, path.Count));
            }
            else if (step != ".")
            {
                path.Add(step);
            }
        }

        return Uri.UnescapeDataString(string.Join('/', path));
    }

    private void ReadTypes()
    {
        using var xml = OpenXml("[Content_Types].xml");
        while (xml is not null && xml.Next())
        {
            if (xml.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            var name = xml.LocalName == "Override" ? xml.GetAttribute("PartName") : xml.LocalName == "Default" ? "." + xml.GetAttribute("Extension") : null;
            if (name is not null)
            {
                types.TryAdd(name, xml.GetAttribute("ContentType") ?? string.Empty);
            }
        }
    }
}
