using System.IO.Compression;

namespace Collab.EndToEnd.Tests.Documents;

/// <summary>All that an app keeps in its folder, file by file, ZIP archives unpacked; the uploads themselves are left out.</summary>
internal static class StoredTraces
{
    /// <summary>Empty, and the running app lets nobody open it.</summary>
    private const string DataFolderLock = "lock";

    public static IEnumerable<(string Place, byte[] Bytes)> In(string dataFolder)
    {
        var uploads = Path.Combine(dataFolder, "blobs", "uploads") + Path.DirectorySeparatorChar;
        foreach (var path in Directory.EnumerateFiles(dataFolder, "*", SearchOption.AllDirectories).Where(p => !p.StartsWith(uploads, StringComparison.Ordinal)))
        {
            if (Path.GetFileName(path) == DataFolderLock)
            {
                continue;
            }

            using var shared = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var bytes = new byte[shared.Length];
            shared.ReadExactly(bytes);
            yield return (path, bytes);
            if (bytes.AsSpan().StartsWith("PK"u8))
            {
                foreach (var part in Unpacked(path, bytes))
                {
                    yield return part;
                }
            }
        }
    }

    private static IEnumerable<(string Place, byte[] Bytes)> Unpacked(string path, byte[] archive)
    {
        using var zip = new ZipArchive(new MemoryStream(archive));
        foreach (var entry in zip.Entries)
        {
            using var content = new MemoryStream();
            using var part = entry.Open();
            part.CopyTo(content);
            yield return ($"{path}:{entry.FullName}", content.ToArray());
        }
    }
}
