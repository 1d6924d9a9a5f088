using System.IO.Compression;
using System.Text;

namespace Collab.Formats.Tests.Reading.Docx;

/// <summary>Makes Word documents as small as they can be.</summary>
internal static class WordFile
{
    private const string Namespaces =
        """
        xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"
        """;

    private const string Relationships =
        """
        <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
        <Relationship Id="a" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="/texts/main.xml"/>
        </Relationships>
        """;

    private const string StyleRelationships =
        """
        <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
        <Relationship Id="a" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" TargetMode="External" Target="http://127.0.0.1:9/x"/>
        <Relationship Id="b" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="looks.xml"/>
        </Relationships>
        """;

    public static MemoryStream Of(string body, string styles = "") => Pack(
        ("_rels/.rels", Relationships),
        ("texts/_rels/main.xml.rels", StyleRelationships),
        ("texts/looks.xml", $"<w:styles {Namespaces}>{styles}</w:styles>"),
        ("texts/main.xml", $"<w:document {Namespaces}><w:body>{body}</w:body></w:document>"));

    /// <summary>A paragraph with one run.</summary>
    public static string P(string text) => $"<w:p>{R(text)}</w:p>";

    public static string R(string text) => $"<w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r>";

    public static MemoryStream Pack(params (string Name, string Content)[] parts)
    {
        var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in parts)
            {
                using var part = zip.CreateEntry(name, CompressionLevel.SmallestSize).Open();
                part.Write(Encoding.UTF8.GetBytes(content));
            }
        }

        file.Position = 0;
        return file;
    }
}
