using System.Globalization;
using Collab.Core.Store;

namespace Collab.Storage.Embedded;

/// <summary>
/// The exclusive lock on a data folder: <c>lock</c> is held open by one process and let go by the system when that ends in whatever way.
/// Who holds it is told by <c>lock-holder</c> beside it, since a locked file can't be read by others.
/// </summary>
internal sealed class DataFolderLock : IDisposable
{
    private const int WouldBlockLinux = 11;
    private const int WouldBlockMac = 35;
    private const int SharingViolation = unchecked((int)0x80070020);

    private readonly FileStream stream;
    private readonly string holderFile;

    private DataFolderLock(FileStream stream, string holderFile)
    {
        this.stream = stream;
        this.holderFile = holderFile;
    }

    /// <exception cref="StoreSetupException">Another process holds it.</exception>
    /// <exception cref="IOException">The file can't be made.</exception>
    public static DataFolderLock Take(string folder, TimeProvider time)
    {
        var holderFile = Path.Combine(folder, "lock-holder");
        FileStream stream;
        try
        {
            stream = new FileStream(Path.Combine(folder, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException exception) when (exception.HResult is WouldBlockLinux or WouldBlockMac or SharingViolation)
        {
            throw new StoreSetupException(
                $"The data folder {folder} is in use by {Holder(holderFile)}; stop that process or choose another folder with Collab:DataFolder.", exception);
        }

        try
        {
            var now = time.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
            File.WriteAllText(holderFile, string.Create(CultureInfo.InvariantCulture, $"process {Environment.ProcessId} since {now}"));
            return new(stream, holderFile);
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        if (stream.CanWrite)
        {
            File.Delete(holderFile);
            stream.Dispose();
        }
    }

    private static string Holder(string holderFile)
    {
        try
        {
            return File.ReadAllText(holderFile) is { Length: > 0 } text ? text : "another process";
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return "another process";
        }
    }
}
