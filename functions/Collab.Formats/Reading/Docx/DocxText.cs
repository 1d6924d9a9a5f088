using System.IO.Compression;
using System.Xml;

namespace Collab.Formats.Reading.Docx;

/// <summary>
/// Reads the text of a Word document: what a reader sees of its body, as one stream from beginning to end. Nothing outside the file is
/// ever opened, whatever it refers to.
/// </summary>
internal static class DocxText
{
    /// <summary>Only an outage or a bug throws. The stream is seekable and stays the caller's.</summary>
    public static TextReading Read(Stream content, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(content);
        if (ZipGuard.Check(content) is { } refusal)
        {
            return new TextReading.Refused(refusal);
        }

        try
        {
            using var zip = new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true);
            return Read(new DocxParts(zip, cancellationToken));
        }
        catch (UnreadableTextException e)
        {
            return new TextReading.Refused(e.Message);
        }
        catch (Exception e) when (e is XmlException or InvalidDataException)
        {
            return new TextReading.Refused(TextRefusals.DamagedDocx);
        }
    }

    private static TextReading Read(DocxParts parts)
    {
        if (parts.OpenBody() is not { } body)
        {
            return new TextReading.Refused(TextRefusals.DamagedDocx);
        }

        using (body)
        {
            var story = new WordStory(body, WordStyles.Read(parts));
            story.ReadToEnd();
            return story.Pages.IsEmpty
                ? new TextReading.Refused(TextRefusals.EmptyDocx)
                : new TextReading.Read(new(story.Pages.Lay(), new Dictionary<string, string>(), story.Pages.LayTables()));
        }
    }
}
