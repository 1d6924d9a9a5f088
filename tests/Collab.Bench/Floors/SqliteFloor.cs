using System.Diagnostics;
using Collab.Bench.Load;
using Collab.Bench.Register;
using Collab.Core.Store;
using Microsoft.Data.Sqlite;

namespace Collab.Bench.Floors;

/// <summary>
/// Microsoft.Data.Sqlite with one table, prepared statements, WAL and <c>synchronous=FULL</c>: one commit after the other,
/// whatever the concurrency, because SQLite has one writer. Cache and checkpoints are the product's: its tuning is no merit here.
/// </summary>
internal sealed class SqliteFloor : IFloor
{
    private readonly SqliteConnection connection;
    private readonly SqliteCommand put;
    private readonly SqliteCommand delete;
    private readonly SqliteCommand one;
    private readonly SqliteCommand range;

    public SqliteFloor(string path)
    {
        connection = new($"Data Source={path};Pooling=False");
        connection.Open();
        using (var create = connection.CreateCommand())
        {
            create.CommandText = """
                PRAGMA journal_mode=WAL;
                PRAGMA synchronous=FULL;
                PRAGMA wal_autocheckpoint=4000;
                PRAGMA cache_size=-16384;
                CREATE TABLE row (tab TEXT NOT NULL, partition TEXT NOT NULL, key TEXT NOT NULL, content BLOB NOT NULL,
                    PRIMARY KEY (tab, partition, key)) WITHOUT ROWID;
                """;
            create.ExecuteNonQuery();
        }

        put = Command("INSERT OR REPLACE INTO row (tab, partition, key, content) VALUES ($tab, $partition, $key, $content)");
        put.Parameters.Add("$content", SqliteType.Blob);
        put.Prepare();
        delete = Command("DELETE FROM row WHERE tab = $tab AND partition = $partition AND key = $key");
        delete.Prepare();
        one = Command("SELECT key, content FROM row WHERE tab = $tab AND partition = $partition AND key = $key");
        one.Prepare();
        range = Command("SELECT key, content FROM row WHERE tab = $tab AND partition = $partition AND key >= $key AND key < $to ORDER BY key LIMIT $most");
        range.Parameters.Add("$to", SqliteType.Text);
        range.Parameters.Add("$most", SqliteType.Integer);
        range.Prepare();
    }

    /// <summary>
    /// A writer among several waits for the commits of all that stand before it, so its time is that of so many commits in a row: what a fair
    /// line at one connection takes, without the cost of the line itself.
    /// </summary>
    public Task<TimedRun> StoreAsync(IReadOnlyList<TapeCommit> commits, int concurrency)
    {
        var times = new double[commits.Count];
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < times.Length; i++)
        {
            var start = Stopwatch.GetTimestamp();
            Store(commits[i]);
            times[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }

        var seconds = watch.Elapsed.TotalSeconds;
        return Task.FromResult(new TimedRun(seconds, [.. times.Select((_, i) => times[Math.Max(0, i + 1 - concurrency)..(i + 1)].Sum())]));
    }

    public Task<double> ReadAsync(FloorRead rows, int times)
    {
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < times; i++)
        {
            var (from, left) = (rows.From, rows.Rows);
            while (left > 0)
            {
                var (read, last) = Page(rows, from, Math.Min(left, StoreLimits.RowsPerPage));
                (from, left) = (last + ' ', read < StoreLimits.RowsPerPage ? 0 : left - read);
            }
        }

        return Task.FromResult(watch.Elapsed.TotalSeconds);
    }

    public async ValueTask DisposeAsync()
    {
        await one.DisposeAsync();
        await range.DisposeAsync();
        await put.DisposeAsync();
        await delete.DisposeAsync();
        await connection.DisposeAsync();
    }

    private void Store(TapeCommit commit)
    {
        using var transaction = connection.BeginTransaction();
        put.Transaction = delete.Transaction = transaction;
        foreach (var change in commit.Changes)
        {
            var command = change.Kind == 'd' ? delete : put;
            command.Parameters[0].Value = commit.Table;
            command.Parameters[1].Value = commit.Partition;
            command.Parameters[2].Value = change.Key;
            if (change.Kind != 'd')
            {
                command.Parameters[3].Value = change.Content;
            }

            command.ExecuteNonQuery();
        }

        transaction.Commit();
    }

    private (int Rows, string Last) Page(FloorRead rows, string from, int most)
    {
        var command = rows.To is null ? one : range;
        command.Parameters[0].Value = rows.Table;
        command.Parameters[1].Value = rows.Partition;
        command.Parameters[2].Value = from;
        if (rows.To is not null)
        {
            command.Parameters[3].Value = rows.To;
            command.Parameters[4].Value = most;
        }

        var (read, bytes, last) = (0, 0L, from);
        using var reader = command.ExecuteReader();
        for (; reader.Read(); read++)
        {
            last = reader.GetString(0);
            bytes += reader.GetFieldValue<byte[]>(1).Length;
        }

        return bytes > 0 ? (read, last) : throw new InvalidOperationException($"The floor has no rows at {from}.");
    }

    private SqliteCommand Command(string sql)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // constants of this file only
        command.CommandText = sql;
#pragma warning restore CA2100
        command.Parameters.Add("$tab", SqliteType.Text);
        command.Parameters.Add("$partition", SqliteType.Text);
        command.Parameters.Add("$key", SqliteType.Text);
        return command;
    }
}
