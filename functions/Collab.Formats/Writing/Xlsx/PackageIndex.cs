using System.Xml.Linq;
using Collab.Formats.Reading;

namespace Collab.Formats.Writing.Xlsx;

/// <summary>The bookkeeping of a package that is copied with changes: its parts' types, and their relationships.</summary>
internal sealed class PackageIndex
{
    private const string TypesPart = "[Content_Types].xml";

    private static readonly XNamespace Relationships = "http://schemas.openxmlformats.org/package/2006/relationships";

    private readonly OpcPackage package;
    private readonly XDocument types;
    private readonly Dictionary<string, XDocument> relations = new(StringComparer.OrdinalIgnoreCase);

    public PackageIndex(OpcPackage package)
    {
        this.package = package;
        types = Load(TypesPart) ?? throw new InvalidDataException("The package doesn't say what its parts are.");
    }

    /// <summary>The parts that are not copied, because they are written anew or go.</summary>
    public HashSet<string> Left { get; } = new(StringComparer.OrdinalIgnoreCase) { TypesPart };

    public void Add(string part, string type) => types.Root!.Add(
        new XElement(types.Root.Name.Namespace + "Override", new XAttribute("PartName", "/" + part), new XAttribute("ContentType", type)));

    /// <summary>Says of all parts whose names end like this what they are.</summary>
    public void AddExtension(string extension, string type)
    {
        var name = types.Root!.Name.Namespace + "Default";
        if (!types.Root.Elements(name).Any(d => string.Equals(d.Attribute("Extension")?.Value, extension, StringComparison.OrdinalIgnoreCase)))
        {
            types.Root.AddFirst(new XElement(name, new XAttribute("Extension", extension), new XAttribute("ContentType", type)));
        }
    }

    /// <summary>Leaves a part out, and what says that it is there.</summary>
    public void Remove(string owner, OpcPackage.Relation relation)
    {
        Left.Add(relation.Target!);
        types.Root!.Elements().Where(e => string.Equals(e.Attribute("PartName")?.Value, "/" + relation.Target, StringComparison.OrdinalIgnoreCase)).Remove();
        RelationsOf(owner).Root!.Elements().Where(e => e.Attribute("Id")?.Value == relation.Id).Remove();
    }

    /// <summary>Relates a part to another and gives the relationship's id.</summary>
    public string Relate(string owner, string type, string target)
    {
        var root = RelationsOf(owner).Root!;
        var ids = root.Elements().Select(e => e.Attribute("Id")?.Value).ToHashSet();
        var id = Enumerable.Range(1, ids.Count + 1).Select(i => $"collab{i}").First(i => !ids.Contains(i));
        root.Add(new XElement(root.Name.Namespace + "Relationship", new XAttribute("Id", id), new XAttribute("Type", type), new XAttribute("Target", "/" + target)));
        return id;
    }

    public void Save(Func<string, Stream> create)
    {
        Save(types, create(TypesPart));
        foreach (var (part, document) in relations)
        {
            Save(document, create(part));
        }
    }

    private static void Save(XDocument document, Stream part)
    {
        using var xml = SheetXml.Create(part);
        document.Save(xml);
    }

    private XDocument RelationsOf(string owner)
    {
        var part = OpcPackage.RelationsPart(owner);
        if (!relations.TryGetValue(part, out var document))
        {
            document = Load(part) ?? new XDocument(new XElement(Relationships + "Relationships"));
            relations.Add(part, document);
            Left.Add(part);
        }

        return document;
    }

    private XDocument? Load(string part)
    {
        using var xml = package.OpenXml(part, mostCharacters: 8_000_000);
        return xml is null ? null : XDocument.Load(xml);
    }
}
