using System.IO.Compression;
using System.Xml;

namespace Collab.Formats.Reading.Docx;

/// <summary>Finds the parts of a Word document by their relationships (ECMA-376 part 2). Those that lead out of the file are not seen.</summary>
internal sealed class DocxParts(ZipArchive zip, CancellationToken cancellationToken)
{
    private const string DefaultBody = "word/document.xml";
    private const int MostRelationships = 100_000;

    private string? body;

    /// <summary>The part with the document's text, or null when there is none.</summary>
    public WordXml? OpenBody() => Open(Body);

    /// <summary>The part with the styles, or null.</summary>
    public WordXml? OpenStyles() => Open(Target(RelationshipsOf(Body), "/styles", FolderOf(Body)));

    private string Body => body ??= Target("_rels/.rels", "/officeDocument", string.Empty) ?? DefaultBody;

    /// <summary>What the first relationship whose type ends so points at, as a path in the archive.</summary>
    private string? Target(string relationships, string typeEnd, string folder)
    {
        using var xml = Open(relationships);
        var count = 0;
        while (xml is not null && count++ < MostRelationships && xml.Next())
        {
            if (xml.Kind == XmlNodeType.Element && xml.Name == "Relationship"
                && xml.Attribute("Type")?.EndsWith(typeEnd, StringComparison.Ordinal) == true
                && xml.Attribute("TargetMode") != "External"
                && xml.Attribute("Target") is { } target)
            {
                return target.StartsWith('/') ? target[1..] : folder + target;
            }
        }

        return null;
    }

    private WordXml? Open(string? path)
    {
        // Names of parts are equal whatever the case of their letters (ECMA-376 part 2, 6.3.5).
        var entry = path is null ? null : zip.Entries.FirstOrDefault(e => e.FullName.Equals(path, StringComparison.OrdinalIgnoreCase));
        return entry is null ? null : new(ZipGuard.Open(entry), cancellationToken);
    }

    private static string FolderOf(string path) => path[..(path.LastIndexOf('/') + 1)];

    private static string RelationshipsOf(string path) => $"{FolderOf(path)}_rels/{path[(path.LastIndexOf('/') + 1)..]}.rels";
}
