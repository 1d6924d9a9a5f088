using Collab.Core.Store;
using Microsoft.Data.Sqlite;
using static SQLitePCL.raw;

namespace Collab.Storage.Embedded;

/// <summary>What the outside may know of a failure in the file or folder.</summary>
internal static class StoreFault
{
    private const int NoSpaceUnix = 28;
    private const int NoSpaceWindows = unchecked((int)0x80070070);

    public static StoreUnavailableException From(SqliteException exception, bool mayHaveCommitted) =>
        new(exception.SqliteErrorCode switch
        {
            SQLITE_FULL => "The disk that holds the data folder is full.",
            SQLITE_BUSY or SQLITE_LOCKED => "The register's file is locked by another program.",
            SQLITE_READONLY => "The register's file can't be written to.",
            SQLITE_CORRUPT or SQLITE_NOTADB => "The register's file is damaged; restore it from a backup.",
            SQLITE_IOERR or SQLITE_CANTOPEN => $"The register's file can't be read or written (SQLite code {exception.SqliteExtendedErrorCode}).",
            _ => $"The register's file did not answer as expected (SQLite code {exception.SqliteExtendedErrorCode}).",
        }, mayHaveCommitted, exception);

    /// <summary>
    /// Whether a file could not be written. Writers of blobs read from elsewhere too: the faults of requests and connections are types of
    /// their own or have an inner exception, those of files are not and have none. A file that may not grow (EFBIG: a limit of the file system
    /// or of the user) comes from .NET as an argument out of range.
    /// </summary>
    public static bool IsOfAFile(Exception exception) =>
        exception is UnauthorizedAccessException or ArgumentOutOfRangeException { ParamName: "value", Source: "System.Private.CoreLib" }
        || (exception is IOException { InnerException: null } && exception.GetType().Assembly == typeof(IOException).Assembly);

    public static StoreUnavailableException FromFile(Exception exception) =>
        new(IsDiskFull(exception) ? "The disk that holds the data folder is full." : "A file of the data folder can't be read or written.", false, exception);

    public static bool IsDiskFull(Exception exception) => exception is IOException { HResult: NoSpaceUnix or NoSpaceWindows };
}
