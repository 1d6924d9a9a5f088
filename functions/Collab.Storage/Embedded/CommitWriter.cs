using Collab.Core.Store;
using Microsoft.Data.Sqlite;

namespace Collab.Storage.Embedded;

/// <summary>
/// Stores commits, one group at a time. Whatever has come in while the ones before were stored goes into one SQLite transaction (one
/// fsync for all), on a thread of its own, and is answered when that is durable. A commit that comes alone waits for nothing.
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
    private bool storing;
    private bool closing;

    public CommitWriter(WriterSession session)
    {
        this.session = session;
        new Thread(Run) { IsBackground = true, Name = "register writer" }.Start();
    }

    /// <summary>
    /// Stores the commit on the caller's thread when nothing else is being stored, and answers at once; else leaves it to the writer.
    /// </summary>
    /// <remarks>
    /// Two thread switches less for a commit that comes alone. One caller at a time waits for the disk so, for as long as one fsync takes.
    /// </remarks>
    public Task<CommitResult> StoreAsync(PendingCommit commit)
    {
        lock (gate)
        {
            ObjectDisposedException.ThrowIf(closing, this);
            if (storing || queue.Count > 0)
            {
                queue.Enqueue(commit);
                return commit.Answer;
            }

            storing = true;
            group.Add(commit);
        }

        StoreGroup();
        if (Release())
        {
            arrived.Release();
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
            StoreGroup();
            Release();
        }

        ended.SetResult();
    }

    private void StoreGroup()
    {
        try
        {
            session.Store(group);
        }
        catch (SqliteException exception)
        {
            FailGroup(StoreFault.From(exception, session.AnswerIsUnclear));
            return;
        }
#pragma warning disable CA1031 // The writer must live on, and the callers get the exception.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            FailGroup(exception);
            return;
        }

        foreach (var commit in group)
        {
            commit.Complete();
        }
    }

    /// <summary>Lets others store; true when the writer has something to do.</summary>
    private bool Release()
    {
        lock (gate)
        {
            group.Clear();
            storing = false;
            return queue.Count > 0 || closing;
        }
    }

    /// <summary>Waits until there is something to store and nobody else stores; false at the end.</summary>
    private bool TakeGroup()
    {
        while (true)
        {
            lock (gate)
            {
                if (!storing)
                {
                    storing = Fill();
                    if (storing || closing)
                    {
                        return storing;
                    }
                }
            }

            arrived.Wait();
        }
    }

    private bool Fill()
    {
        var bytes = 0;
        while (bytes < GroupBytes && queue.TryDequeue(out var commit))
        {
            group.Add(commit);
            bytes += commit.Bytes;
        }

        return group.Count > 0;
    }

    private void FailGroup(Exception exception)
    {
        foreach (var commit in group)
        {
            commit.Fail(exception);
        }
    }
}
