using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Collab.LocalRuntime.Hosting.Blobs;

/// <summary>
/// Tells whether a program has a file open for writing. Windows says so when the file is opened for reading alone. Linux says so when a
/// read lease is asked for (fcntl(2), F_SETLEASE), of files of this user's; .NET has no call for that. Elsewhere nobody says.
/// </summary>
internal static partial class FileInWriting
{
    private const int SetSignal = 10;
    private const int SetLease = 1024;
    private const nint ReadLease = 0;
    private const nint NoLease = 2;
    private const nint SignalUrgent = 23;
    private const int TryAgain = 11;

    public static bool IsOpen(string path)
    {
        try
        {
            var share = OperatingSystem.IsWindows() ? FileShare.Read | FileShare.Delete : FileShare.ReadWrite | FileShare.Delete;
            using var file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, share);
            return OperatingSystem.IsLinux() && IsLeaseRefused(file);
        }
        catch (Exception fault) when (fault is FileNotFoundException or DirectoryNotFoundException or UnauthorizedAccessException)
        {
            // Gone, or not ours to read: its handing over finds out.
            return false;
        }
        catch (IOException)
        {
            // Whoever writes it lets nobody read it.
            return true;
        }
    }

    private static bool IsLeaseRefused(SafeFileHandle file)
    {
        // A writer that comes while the lease is held is told of by a signal; the one that is meant by default would end this process.
        if (Control(file, SetSignal, SignalUrgent) != 0)
        {
            return false;
        }

        if (Control(file, SetLease, ReadLease) != 0)
        {
            // Other errors are file systems without leases, and files of other users.
            return Marshal.GetLastPInvokeError() == TryAgain;
        }

        _ = Control(file, SetLease, NoLease);
        return false;
    }

    [LibraryImport("libc", EntryPoint = "fcntl", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Control(SafeFileHandle file, int command, nint argument);
}
