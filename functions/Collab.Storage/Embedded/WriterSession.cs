using Collab.Core.Store;
using Microsoft.Data.Sqlite;

namespace Collab.Storage.Embedded;

/// <summary>The writing connection with its prepared statements, used by the writer's thread only.</summary>
internal sealed class WriterSession : IDisposable
{
    /// <summary>Tags are handed out from blocks, so that the highest one is stored once in a million rows, not with every commit.</summary>
    private const long TagBlock = 1_000_000;

    private readonly SqliteConnection connection;
    private readonly Dictionary<(string Table, string Name), long> partitions = [];
    private readonly Statement begin, commit, rollback, savepoint, release, undo;
    private readonly Statement add, replace, put, delete, deleteAny, exists;
    private readonly Statement findPartition, addPartition, reserveTags;
    private long nextTag;
    private long tagsReservedTo;

    public WriterSession(SqliteConnection connection)
    {
        this.connection = connection;
        begin = new(connection, "BEGIN IMMEDIATE");
        commit = new(connection, "COMMIT");
        rollback = new(connection, "ROLLBACK");
        savepoint = new(connection, "SAVEPOINT one");
        release = new(connection, "RELEASE one");
        undo = new(connection, "ROLLBACK TO one");
        add = new(connection, "INSERT INTO item (partition, key, tag, content) VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING");
        replace = new(connection, "UPDATE item SET tag = ?3, content = ?4 WHERE partition = ?1 AND key = ?2 AND tag = ?5");
        put = new(
            connection,
            "INSERT INTO item (partition, key, tag, content) VALUES (?1, ?2, ?3, ?4) ON CONFLICT (partition, key) DO UPDATE SET tag = ?3, content = ?4");
        delete = new(connection, "DELETE FROM item WHERE partition = ?1 AND key = ?2 AND tag = ?3");
        deleteAny = new(connection, "DELETE FROM item WHERE partition = ?1 AND key = ?2");
        exists = new(connection, "SELECT 1 FROM item WHERE partition = ?1 AND key = ?2");
        findPartition = new(connection, "SELECT id FROM partition WHERE table_name = ?1 AND name = ?2");
        addPartition = new(connection, "INSERT INTO partition (table_name, name) VALUES (?1, ?2)");
        reserveTags = new(connection, "UPDATE mark SET value = ?1 WHERE name = 'tag'");
        using var mark = new Statement(connection, "SELECT value FROM mark WHERE name = 'tag'");
        mark.Step();
        nextTag = tagsReservedTo = mark.Int64(0);
        mark.Reset();
    }

    /// <summary>Whether the last failure came from COMMIT itself, when the group may be durable all the same.</summary>
    public bool AnswerIsUnclear { get; private set; }

    /// <summary>Stores a group in one transaction; each commit's refusal or first tag is set in it.</summary>
    /// <exception cref="SqliteException">Nothing of the group was stored, unless <see cref="AnswerIsUnclear"/>.</exception>
    public void Store(List<PendingCommit> group)
    {
        AnswerIsUnclear = false;
        try
        {
            begin.Run();
            foreach (var one in group)
            {
                StoreOne(one, alone: group.Count == 1);
            }

            if (group.Count == 1 && group[0].Refusal is not null)
            {
                Abandon();
                return;
            }

            AnswerIsUnclear = true;
            commit.Run();
            AnswerIsUnclear = false;
        }
        catch
        {
            Abandon();
            throw;
        }
    }

    public void Dispose()
    {
        Statement[] all =
        [
            begin, commit, rollback, savepoint, release, undo, add, replace, put, delete, deleteAny, exists, findPartition, addPartition, reserveTags,
        ];
        foreach (var statement in all)
        {
            statement.Dispose();
        }

        connection.Dispose();
    }

    /// <summary>A commit among others gets a savepoint to return to; one that is alone is undone with the transaction.</summary>
    private void StoreOne(PendingCommit pending, bool alone)
    {
        var partition = PartitionOf(pending);
        pending.FirstTag = TakeTags(pending.Changes.Length);
        var guarded = !alone && pending.Changes.Length > 1;
        if (guarded)
        {
            savepoint.Run();
        }

        for (var i = 0; i < pending.Changes.Length && pending.Refusal is null; i++)
        {
            if (Apply(pending, partition, i) is { } reason)
            {
                pending.Refusal = new(i, reason);
            }
        }

        if (guarded)
        {
            if (pending.Refusal is not null)
            {
                undo.Run();
            }

            release.Run();
        }
    }

    private RefusalReason? Apply(PendingCommit pending, long partition, int index)
    {
        ref readonly var change = ref pending.Changes[index];
        var key = pending.Key(change);
        var tag = pending.FirstTag + index;
        switch (change.Action)
        {
            case PendingCommit.Action.Add:
                return add.Bind(1, partition).Bind(2, key).Bind(3, tag).Bind(4, pending.Content(change)).Run() == 1 ? null : RefusalReason.Exists;
            case PendingCommit.Action.Put:
                put.Bind(1, partition).Bind(2, key).Bind(3, tag).Bind(4, pending.Content(change)).Run();
                return null;
            case PendingCommit.Action.Replace:
                replace.Bind(1, partition).Bind(2, key).Bind(3, tag).Bind(4, pending.Content(change)).Bind(5, change.Tag);
                return replace.Run() == 1 ? null : StaleOrMissing(partition, key);
            case PendingCommit.Action.Delete:
                return delete.Bind(1, partition).Bind(2, key).Bind(3, change.Tag).Run() == 1 ? null : StaleOrMissing(partition, key);
            default:
                return deleteAny.Bind(1, partition).Bind(2, key).Run() == 1 ? null : RefusalReason.Missing;
        }
    }

    private RefusalReason StaleOrMissing(long partition, ReadOnlySpan<byte> key)
    {
        var found = exists.Bind(1, partition).Bind(2, key).Step();
        exists.Reset();
        return found ? RefusalReason.Stale : RefusalReason.Missing;
    }

    private long PartitionOf(PendingCommit pending)
    {
        if (partitions.TryGetValue((pending.Table, pending.Partition), out var id))
        {
            return id;
        }

        if (findPartition.Bind(1, pending.Table).Bind(2, pending.Partition).Step())
        {
            id = findPartition.Int64(0);
            findPartition.Reset();
        }
        else
        {
            findPartition.Reset();
            addPartition.Bind(1, pending.Table).Bind(2, pending.Partition).Run();
            id = SQLitePCL.raw.sqlite3_last_insert_rowid(connection.Handle!);
        }

        partitions[(pending.Table, pending.Partition)] = id;
        return id;
    }

    private long TakeTags(int count)
    {
        if (nextTag + count > tagsReservedTo)
        {
            tagsReservedTo = nextTag + count + TagBlock;
            reserveTags.Bind(1, tagsReservedTo).Run();
        }

        var first = nextTag;
        nextTag += count;
        return first;
    }

    /// <summary>Rolls back, and forgets what was noted inside the transaction: partitions made and tags reserved.</summary>
    private void Abandon()
    {
        if (SQLitePCL.raw.sqlite3_get_autocommit(connection.Handle!) == 0)
        {
            rollback.Run();
        }

        partitions.Clear();
        tagsReservedTo = nextTag;
    }
}
