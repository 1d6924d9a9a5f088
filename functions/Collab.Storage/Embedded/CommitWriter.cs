using Collab.Core.Store;
using Microsoft.Data.Sqlite;

namespace Collab.Storage.Embedded;

/// <summary>
/// The one thread that writes. It takes whatever commits have come in while it stored the ones before, stores them in one SQLite
/// transaction (one fsync for all) and answers when that is durable. A commit that comes alone waits for nothing.
/// </summary>
internal sealed class CommitWriter : IAsyncDisposable
{
    /// <summary>Bounds what one transaction holds, and so how long the first of a group waits for the last.</summary>
    private const int GroupBytes = 8 * 1024 * 1024;

    private readonly Lock gate = new();
    private readonly SemaphoreSlim arrived = new(0);
    private readonly Queue<PendingCommit> queue = new();
    private readonly List<PendingCommit> group = [];
    private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly WriterSession session;
    private bool closing;

    public CommitWriter(WriterSession session)
    {
        this.session = session;
        new Thread(Run) { IsBackground = true, Name = "register writer" }.Start();
    }

    public Task<CommitResult> StoreAsync(PendingCommit commit)
    {
        lock (gate)
        {
            ObjectDisposedException.ThrowIf(closing, this);
            queue.Enqueue(commit);
            if (queue.Count == 1)
            {
                // Inside the lock: outside it, closing could come in between and take the semaphore away.
                arrived.Release();
            }
        }

        return commit.Answer;
    }

    /// <summary>Stores what has been handed over, then ends.</summary>
    public async ValueTask DisposeAsync()
    {
        lock (gate)
        {
            if (closing)
            {
                return;
            }

            closing = true;
        }

        arrived.Release();
        await ended.Task;
        session.Dispose();
        arrived.Dispose();
    }

    private void Run()
    {
        while (TakeGroup())
        {
            try
            {
                session.Store(group);
            }
            catch (SqliteException exception)
            {
                FailGroup(StoreFault.From(exception, session.AnswerIsUnclear));
                continue;
            }
#pragma warning disable CA1031 // The writer must live on, and the callers get the exception.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                FailGroup(exception);
                continue;
            }

            foreach (var commit in group)
            {
                commit.Complete();
            }
        }

        ended.SetResult();
    }

    private bool TakeGroup()
    {
        group.Clear();
        while (true)
        {
            lock (gate)
            {
                var bytes = 0;
                while (bytes < GroupBytes && queue.TryDequeue(out var commit))
                {
                    group.Add(commit);
                    bytes += commit.Bytes;
                }

                if (group.Count > 0)
                {
                    return true;
                }

                if (closing)
                {
                    return false;
                }
            }

            arrived.Wait();
        }
    }

    private void FailGroup(Exception exception)
    {
        foreach (var commit in group)
        {
            commit.Fail(exception);
        }
    }
}
