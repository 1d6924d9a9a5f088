using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Collab.Storage.Embedded;

/// <summary>The one SQLite file: how it is opened and what is in it.</summary>
internal static class Schema
{
    private const long Version = 1;

    /// <summary>
    /// Rows lie in the order of their writing, and an index holds their keys: keys are partly random, and a commit's rows then share a
    /// page or two and only the small index is touched at random (WITHOUT ROWID, with the rows in key order, stored a third fewer
    /// commits a second). A partition's name is kept once and stands in the key as a number. <c>mark</c> holds up to where concurrency
    /// tags have been handed out.
    /// </summary>
    private const string Create = """
        CREATE TABLE IF NOT EXISTS partition (id INTEGER PRIMARY KEY, table_name TEXT NOT NULL, name TEXT NOT NULL, UNIQUE (table_name, name));
        CREATE TABLE IF NOT EXISTS item (partition INTEGER NOT NULL, key BLOB NOT NULL, tag INTEGER NOT NULL, content BLOB NOT NULL);
        CREATE UNIQUE INDEX IF NOT EXISTS item_key ON item (partition, key);
        CREATE TABLE IF NOT EXISTS mark (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
        INSERT OR IGNORE INTO mark (name, value) VALUES ('tag', 1);
        """;

    /// <summary>Opens the file for the one writer, making it when it isn't there.</summary>
    public static SqliteConnection OpenWriter(string path)
    {
        var connection = Open(path, SqliteOpenMode.ReadWriteCreate);
        try
        {
            // Durable at every COMMIT. A checkpoint only every 16 MB and 16 MB of cache: keys are partly random, so pages come back soon.
            Execute(connection, "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA wal_autocheckpoint=4000; PRAGMA cache_size=-16384;");
            var version = (long)Execute(connection, "PRAGMA user_version")!;
            if (version > Version)
            {
                throw new SqliteException($"the file has the layout {version} of a newer Collab", SQLitePCL.raw.SQLITE_ERROR);
            }

            if (version < Version)
            {
                Execute(connection, "BEGIN IMMEDIATE;" + Create + string.Create(CultureInfo.InvariantCulture, $"PRAGMA user_version={Version}; COMMIT;"));
            }

            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Opens the file, which the writer has made, for reading.</summary>
    public static SqliteConnection OpenReader(string path)
    {
        var connection = Open(path, SqliteOpenMode.ReadWrite);
        Execute(connection, "PRAGMA query_only=1");
        return connection;
    }

    private static SqliteConnection Open(string path, SqliteOpenMode mode)
    {
        // Pooling is our own: a pooled connection of the library would keep the file open behind our back.
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false }.ToString());
        try
        {
            connection.Open();
            Execute(connection, "PRAGMA busy_timeout=5000");
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static object? Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // constants of this file only
        command.CommandText = sql;
#pragma warning restore CA2100
        return command.ExecuteScalar();
    }
}
