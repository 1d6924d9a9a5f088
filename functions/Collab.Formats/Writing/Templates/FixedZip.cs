using System.IO.Compression;

namespace Collab.Formats.Writing.Templates;

/// <summary>Packs a ZIP file again with one fixed time and order of entries, so that the same content has the same bytes.</summary>
internal static class FixedZip
{
    /// <summary>Readers that look at the first entry only expect this one there.</summary>
    private const string FirstEntry = "[Content_Types].xml";

    /// <summary>The earliest time that a ZIP file can say.</summary>
    private static readonly DateTimeOffset Beginning = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static byte[] Pack(MemoryStream file)
    {
        ArgumentNullException.ThrowIfNull(file);
        file.Position = 0;
        using var packed = new MemoryStream();
        using (var from = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true))
        using (var to = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var entry in from.Entries.OrderBy(e => e.FullName != FirstEntry).ThenBy(e => e.FullName, StringComparer.Ordinal))
            {
                Copy(entry, to.CreateEntry(entry.FullName, CompressionLevel.Optimal));
            }
        }

        return packed.ToArray();
    }

    private static void Copy(ZipArchiveEntry from, ZipArchiveEntry to)
    {
        to.LastWriteTime = Beginning;
        using var source = from.Open();
        using var target = to.Open();
        source.CopyTo(target);
    }
}
