using System.Globalization;
using Collab.Core.Store;
using Microsoft.Data.Sqlite;

namespace Collab.Storage.Embedded;

/// <summary>A reading connection with its prepared statements, used by one thread at a time.</summary>
internal sealed class ReaderSession : IDisposable
{
    private readonly SqliteConnection connection;
    private readonly Statement one, range, partition;

    public ReaderSession(SqliteConnection connection)
    {
        this.connection = connection;
        one = new(connection, "SELECT tag, content FROM item WHERE partition = ?1 AND key = ?2");
        range = new(connection, "SELECT key, tag, content FROM item WHERE partition = ?1 AND key >= ?2 AND key < ?3 ORDER BY key LIMIT ?4");
        partition = new(connection, "SELECT id FROM partition WHERE table_name = ?1 AND name = ?2");
    }

    public long? FindPartition(string table, string name)
    {
        try
        {
            return partition.Bind(1, table).Bind(2, name).Step() ? partition.Int64(0) : null;
        }
        finally
        {
            partition.Reset();
        }
    }

    public Row? Read(long partitionId, string key, IReadOnlyList<string>? columns)
    {
        Span<byte> bytes = stackalloc byte[KeyCodec.MaxBytes(key)];
        try
        {
            one.Bind(1, partitionId).Bind(2, bytes[..KeyCodec.Encode(key, bytes)]);
            return one.Step() ? new Row(key, Tag(one.Int64(0)), RowCodec.Decode(one.Bytes(1), columns)) : null;
        }
        finally
        {
            one.Reset();
        }
    }

    /// <summary>Up to <paramref name="limit"/> rows; the continuation is the last key handed out.</summary>
    public RowPage ReadRange(long partitionId, RowRange keys, int limit, string? continuation, IReadOnlyList<string>? columns)
    {
        var rows = new List<Row>();
        try
        {
            BindFrom(continuation ?? keys.From, behind: continuation is not null);
            Span<byte> to = stackalloc byte[KeyCodec.MaxBytes(keys.To)];
            range.Bind(1, partitionId).Bind(3, to[..KeyCodec.Encode(keys.To, to)]).Bind(4, limit + 1);
            while (range.Step())
            {
                if (rows.Count == limit)
                {
                    return new(rows, rows[^1].Key);
                }

                rows.Add(new(KeyCodec.Decode(range.Bytes(0)), Tag(range.Int64(1)), RowCodec.Decode(range.Bytes(2), columns)));
            }

            return new(rows, null);
        }
        finally
        {
            range.Reset();
        }
    }

    public void Dispose()
    {
        one.Dispose();
        range.Dispose();
        partition.Dispose();
        connection.Dispose();
    }

    private static string Tag(long tag) => tag.ToString(CultureInfo.InvariantCulture);

    /// <summary>A zero byte behind a key makes the smallest key that is larger: no key holds one.</summary>
    private void BindFrom(string key, bool behind)
    {
        Span<byte> bytes = stackalloc byte[KeyCodec.MaxBytes(key) + 1];
        var length = KeyCodec.Encode(key, bytes);
        if (behind)
        {
            bytes[length++] = 0;
        }

        range.Bind(2, bytes[..length]);
    }
}
