using System.Globalization;
using Collab.Core.Store;

namespace Collab.Storage.Embedded;

/// <summary>Where a blob's files lie and what they say of it.</summary>
internal sealed class BlobFiles(DataFolder folder)
{
    public string PathOf(string container, string name) => Path.Combine(folder.Blobs, container, name.Replace('/', Path.DirectorySeparatorChar));

    public string MetadataPathOf(string container, string name) =>
        Path.Combine(folder.BlobMetadata, container, name.Replace('/', Path.DirectorySeparatorChar) + ".json");

    /// <summary>
    /// Does the name lead over a link? Whoever may put files into a container could else have us read or write any file of ours. The container
    /// itself may be a link: it is the operator's.
    /// </summary>
    public bool LeadsOverLink(string container, string name)
    {
        var path = Path.Combine(folder.Blobs, container);
        foreach (var part in name.Split('/'))
        {
            path = Path.Combine(path, part);
            if (new FileInfo(path).LinkTarget is not null)
            {
                return true;
            }
        }

        return false;
    }

    public BlobEntry Describe(string container, string name, FileInfo file)
    {
        var tag = ETagOf(file.Length, file.LastWriteTimeUtc);
        return new(
            name,
            file.Length,
            tag,
            new DateTimeOffset(file.LastWriteTimeUtc, TimeSpan.Zero),
            BlobMetadataFile.Read(MetadataPathOf(container, name), tag));
    }

    public static string ETagOf(long size, DateTime writtenUtc) => string.Create(CultureInfo.InvariantCulture, $"{size:x}-{writtenUtc.Ticks:x}");

    /// <summary>
    /// The blobs below a folder in ordinal order of their names, a folder at a time. A folder sorts with the slash that its blobs' names
    /// have behind it, so that "a.txt" comes before "a/b".
    /// </summary>
    public IEnumerable<BlobEntry> List(string container, string prefix)
    {
        var root = new DirectoryInfo(Path.Combine(folder.Blobs, container));
        return root.Exists ? List(container, root, "", prefix) : [];
    }

    private IEnumerable<BlobEntry> List(string container, DirectoryInfo directory, string path, string prefix)
    {
        // Links are left out: a blob is a plain file, and a link could lead out of the folder.
        var options = new EnumerationOptions { AttributesToSkip = FileAttributes.ReparsePoint, IgnoreInaccessible = false };
        var children = directory.EnumerateFileSystemInfos("*", options)
            .Select(info => (Info: info, Name: path + info.Name + (info is DirectoryInfo ? "/" : "")))
            .Where(child => Overlaps(child.Name, prefix, child.Info is DirectoryInfo))
            .OrderBy(child => child.Name, StringComparer.Ordinal)
            .ToList();
        foreach (var (info, name) in children)
        {
            if (info is DirectoryInfo below)
            {
                foreach (var entry in List(container, below, name, prefix))
                {
                    yield return entry;
                }
            }
            else if (info is FileInfo { Exists: true } file)
            {
                yield return Describe(container, name, file);
            }
        }
    }

    private static bool Overlaps(string name, string prefix, bool isFolder) =>
        name.StartsWith(prefix, StringComparison.Ordinal) || (isFolder && prefix.StartsWith(name, StringComparison.Ordinal));
}
