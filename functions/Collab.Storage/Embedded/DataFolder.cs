using Collab.Core.Store;

namespace Collab.Storage.Embedded;

/// <summary>
/// The folder that holds a whole embedded register: <c>register.db</c>, <c>blobs/</c> with plain files, <c>partial/</c> for files still being
/// written, and <c>blob-metadata/</c>. Opening it takes the lock, so that one process at a time works on it.
/// </summary>
public sealed class DataFolder : IDisposable
{
    private readonly DataFolderLock heldLock;

    private DataFolder(string path, DataFolderLock heldLock)
    {
        Path = path;
        this.heldLock = heldLock;
    }

    /// <summary>The folder's absolute path.</summary>
    public string Path { get; }

    /// <summary>The SQLite file with all rows.</summary>
    public string RegisterFile => System.IO.Path.Combine(Path, "register.db");

    /// <summary>A container's blobs are the files below this folder's sub-folder of its name.</summary>
    public string Blobs => System.IO.Path.Combine(Path, "blobs");

    /// <summary>Files being written, on the same volume as <see cref="Blobs"/> so that a rename publishes them.</summary>
    public string Partial => System.IO.Path.Combine(Path, "partial");

    /// <summary>Content types and metadata of blobs that have any.</summary>
    public string BlobMetadata => System.IO.Path.Combine(Path, "blob-metadata");

    /// <summary>Creates the folder where needed and takes its lock.</summary>
    /// <exception cref="StoreSetupException">It can't be written to, or another process holds it.</exception>
    public static DataFolder Open(string path, TimeProvider time)
    {
        var full = System.IO.Path.GetFullPath(path);
        try
        {
            Directory.CreateDirectory(full);
            var heldLock = DataFolderLock.Take(full, time);
            try
            {
                return Prepare(new(full, heldLock));
            }
            catch
            {
                heldLock.Dispose();
                throw;
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw new StoreSetupException(
                $"The data folder {full} can't be written to ({exception.Message.TrimEnd('.')}); give this user the right to write there or choose another folder with Collab:DataFolder.",
                exception);
        }
    }

    /// <summary>Gives the lock back.</summary>
    public void Dispose() => heldLock.Dispose();

    /// <summary>What lies in <c>partial/</c> under the lock was left by a process that died: nobody will finish it.</summary>
    private static DataFolder Prepare(DataFolder folder)
    {
        Directory.CreateDirectory(folder.Blobs);
        Directory.CreateDirectory(folder.Partial);
        foreach (var left in Directory.EnumerateFiles(folder.Partial))
        {
            File.Delete(left);
        }

        return folder;
    }
}
