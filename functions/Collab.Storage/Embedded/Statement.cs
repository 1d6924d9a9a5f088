using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Collab.Storage.Embedded;

/// <summary>
/// A statement prepared once and used again and again by one thread at a time. It goes below <see cref="SqliteCommand"/>, whose
/// parameter objects cost about as much as storing the row.
/// </summary>
internal sealed class Statement : IDisposable
{
    private readonly sqlite3 database;
    private readonly sqlite3_stmt statement;

    /// <exception cref="SqliteException">The SQL isn't accepted.</exception>
    public Statement(SqliteConnection connection, string sql)
    {
        database = connection.Handle ?? throw new InvalidOperationException("The connection isn't open.");
        SqliteException.ThrowExceptionForRC(raw.sqlite3_prepare_v3(database, sql, raw.SQLITE_PREPARE_PERSISTENT, out statement), database);
    }

    public Statement Bind(int index, long value)
    {
        SqliteException.ThrowExceptionForRC(raw.sqlite3_bind_int64(statement, index, value), database);
        return this;
    }

    public Statement Bind(int index, ReadOnlySpan<byte> value)
    {
        SqliteException.ThrowExceptionForRC(raw.sqlite3_bind_blob(statement, index, value), database);
        return this;
    }

    public Statement Bind(int index, string value)
    {
        SqliteException.ThrowExceptionForRC(raw.sqlite3_bind_text(statement, index, value), database);
        return this;
    }

    /// <summary>Steps to the next row; false at the end.</summary>
    public bool Step()
    {
        var code = raw.sqlite3_step(statement);
        if (code is raw.SQLITE_ROW)
        {
            return true;
        }

        if (code is not raw.SQLITE_DONE)
        {
            Fail(code);
        }

        return false;
    }

    /// <summary>Runs to the end and returns how many rows were changed by the last statement that changes rows.</summary>
    public int Run()
    {
        var code = raw.sqlite3_step(statement);
        if (code is not raw.SQLITE_DONE)
        {
            Fail(code);
        }

        Reset();
        return raw.sqlite3_changes(database);
    }

    public long Int64(int column) => raw.sqlite3_column_int64(statement, column);

    /// <summary>The bytes, valid until the next step or reset.</summary>
    public ReadOnlySpan<byte> Bytes(int column) => raw.sqlite3_column_blob(statement, column);

    /// <summary>Ends the reading, so that the statement holds no snapshot and can be bound again.</summary>
    /// <remarks>The code is the one of the step before, which has been looked at.</remarks>
    public void Reset() => _ = raw.sqlite3_reset(statement);

    public void Dispose() => statement.Dispose();

    private void Fail(int code)
    {
        try
        {
            SqliteException.ThrowExceptionForRC(code, database);
        }
        finally
        {
            Reset();
        }

        throw new InvalidOperationException($"SQLite answered {code}.");
    }
}
