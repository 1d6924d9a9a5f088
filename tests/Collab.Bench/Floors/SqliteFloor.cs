using System.Diagnostics;
using Collab.Bench.Register;
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
    }

    public Task<double> StoreAsync(IReadOnlyList<TapeCommit> commits, int concurrency)
    {
        var watch = Stopwatch.StartNew();
        foreach (var commit in commits)
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

        return Task.FromResult(watch.Elapsed.TotalSeconds);
    }

    public async ValueTask DisposeAsync()
    {
        await put.DisposeAsync();
        await delete.DisposeAsync();
        await connection.DisposeAsync();
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
