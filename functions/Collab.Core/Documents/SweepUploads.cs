using Collab.Core.Agreements;
using Collab.Core.Store;
using Collab.Core.Watching;

namespace Collab.Core.Documents;

/// <summary>What a sweep did.</summary>
/// <param name="Finished">How many documents it read or gave up.</param>
/// <param name="Unfinished">Those that it could not finish, which the next one tries again.</param>
/// <param name="Left">How many uploads it found and left: those, and what others are at work on.</param>
public sealed record SweptUploads(int Finished, IReadOnlyList<UnfinishedUpload> Unfinished, int Left);

/// <summary>An upload that could not be read now. Its name may say too much for a log; its document's id doesn't.</summary>
public sealed record UnfinishedUpload(Guid? Document, Exception Fault);

/// <summary>
/// Finishes what no trigger finished: uploads that were missed, readings that stopped or were given up, announcements without a file, and
/// decisions that weren't carried out.
/// Two sweeps at once do no harm; in one process there is one at a time.
/// </summary>
public sealed class SweepUploads(
    IRowStore store, IBlobStore blobs, DocumentRegister documents, IngestDocument ingest, FinishDecisions decisions, ReadingGate gate, TimeProvider clock)
{
    /// <summary>How far a sweep looks behind the last complete one.</summary>
    private static readonly TimeSpan LookBack = TimeSpan.FromHours(48);

    /// <summary>What is younger, or was worked on since, is left to whoever does so.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan PatienceWithSenders = TimeSpan.FromHours(24);

    private int running;

    /// <exception cref="StoreUnavailableException">The storage can't be reached; the next sweep looks as far back as this one.</exception>
    public async Task<SweptUploads> RunAsync(CancellationToken cancellationToken)
    {
        if (Interlocked.Exchange(ref running, 1) == 1)
        {
            return new(0, [], 0);
        }

        try
        {
            var now = clock.GetUtcNow();
            var row = await documents.ReadAsync(DocumentKeys.Sweep, cancellationToken);
            var last = row?.Instant("completedAt") ?? now;
            var sweep = new Sweep(now);
            await FinishBegunAsync(sweep, cancellationToken);
            await FindMissedAsync(sweep, last - LookBack, cancellationToken);
            await EndAnnouncedAsync(sweep, last - LookBack, cancellationToken);
            await FinishDecidedAsync(sweep, cancellationToken);
            await documents.CommitAsync([new RowChange.Put(DocumentKeys.Sweep, new Dictionary<string, object> { ["completedAt"] = now })], cancellationToken);
            CollabMeter.LeaveUnfinished(sweep.Left);
            return new(sweep.Finished, sweep.Unfinished, sweep.Left);
        }
        finally
        {
            Volatile.Write(ref running, 0);
        }
    }

    private async Task FinishBegunAsync(Sweep sweep, CancellationToken cancellationToken)
    {
        await foreach (var row in store.ReadAllAsync(TableNames.Documents, DocumentRegister.Partition, DocumentKeys.AllBegun, null, cancellationToken))
        {
            var begun = BegunReading.Of(row);
            if (sweep.Now - begun.At >= Fresh && !gate.IsHeld(begun.BlobName))
            {
                await sweep.TryAsync(begun.Document, () => FinishAsync(begun, sweep.Now, cancellationToken));
            }
            else
            {
                sweep.Leave();
            }
        }
    }

    private async Task<bool> FinishAsync(BegunReading begun, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await documents.FindAsync(begun.Document, cancellationToken) is { } stored && now - stored.Document.UpdatedAt < Fresh)
        {
            return false;
        }

        await ingest.FinishAsync(begun, cancellationToken);
        return true;
    }

    /// <summary>Uploads of which nothing is known in their present version.</summary>
    private async Task FindMissedAsync(Sweep sweep, DateTimeOffset since, CancellationToken cancellationToken)
    {
        var recent = blobs.ListAsync(ContainerNames.Uploads, string.Empty, cancellationToken)
            .Where(b => b.ModifiedAt > since && sweep.Now - b.ModifiedAt >= Fresh);
        await foreach (var some in recent.Chunk(100).WithCancellation(cancellationToken))
        {
            var names = await SideBySide.AskAsync(some, (blob, token) => documents.FindNameAsync(blob.Name, token), cancellationToken);
            foreach (var (blob, name) in some.Zip(names).Where(p => IsMissed(p.First, p.Second) && !gate.IsHeld(p.First.Name)))
            {
                await sweep.TryAsync(name?.Document, async () =>
                {
                    await ingest.RunAsync(blob.Name, cancellationToken);
                    return true;
                });
            }
        }
    }

    /// <summary>A file that no store can open has no version; what is known of its name stands.</summary>
    private static bool IsMissed(BlobEntry blob, BlobNameRow? name) => name is null || (name.ETag.Length > 0 && name.ETag != blob.ETag);

    private async Task FinishDecidedAsync(Sweep sweep, CancellationToken cancellationToken)
    {
        await foreach (var document in decisions.FindAsync(sweep.Now - Fresh, cancellationToken))
        {
            await sweep.TryAsync(document, () => decisions.FinishAsync(document, cancellationToken));
        }
    }

    private async Task EndAnnouncedAsync(Sweep sweep, DateTimeOffset since, CancellationToken cancellationToken)
    {
        var range = DocumentKeys.MadeBetween(since - PatienceWithSenders, sweep.Now - PatienceWithSenders);
        await foreach (var row in store.ReadAllAsync(TableNames.Documents, DocumentRegister.Partition, range, null, cancellationToken))
        {
            if (StoredDocument.Of(row) is { Document.Status: DocumentStatus.Received, BlobName: { } blobName } waiting)
            {
                await sweep.TryAsync(waiting.Document.Id, () => EndAsync(waiting.Document.Id, blobName, sweep.Now, cancellationToken));
            }
        }
    }

    private async Task<bool> EndAsync(Guid id, string blobName, DateTimeOffset now, CancellationToken cancellationToken) =>
        await blobs.FindAsync(ContainerNames.Uploads, blobName, cancellationToken) is null
        && await documents.ChangeAsync(
            id,
            document => document.Status == DocumentStatus.Received
                ? IngestDocument.Rejected(document, "No file arrived within 24 hours of its announcement; announce it again.") with { UpdatedAt = now, FinishedAt = now }
                : null,
            cancellationToken);

    /// <summary>One sweep's instant, and what it has come to.</summary>
    private sealed class Sweep(DateTimeOffset now)
    {
        private readonly List<UnfinishedUpload> unfinished = [];

        public DateTimeOffset Now => now;

        public int Finished { get; private set; }

        public IReadOnlyList<UnfinishedUpload> Unfinished => unfinished;

        /// <summary>How many are still being worked on, or could not be finished.</summary>
        public int Left { get; private set; }

        public void Leave() => Left++;

        /// <summary>Whatever is wrong with one document, the others have their turn.</summary>
        public async Task TryAsync(Guid? document, Func<Task<bool>> finish)
        {
            try
            {
                Finished += await finish() ? 1 : 0;
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                unfinished.Add(new(document, fault));
                Leave();
            }
        }
    }
}
