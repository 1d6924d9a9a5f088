using System.Collections.Concurrent;

namespace Collab.Faults.Traffic;

/// <summary>All that the clients of a run have sent, and what they were told.</summary>
internal sealed class Journal
{
    private readonly ConcurrentQueue<Tracked> records = new();
    private readonly ConcurrentQueue<SentFile> files = new();
    private readonly ConcurrentQueue<KeyedRequest> keyed = new();
    private readonly ConcurrentQueue<string> reports = new();
    private readonly ConcurrentQueue<string> surprises = new();
    private int operations;
    private int acknowledged;
    private int refused;
    private int unknown;

    public IReadOnlyCollection<Tracked> Records => records;

    public IReadOnlyCollection<SentFile> Files => files;

    /// <summary>Acknowledged requests that had an idempotency key.</summary>
    public IReadOnlyCollection<KeyedRequest> Keyed => keyed;

    /// <summary>Ids of reports that were acknowledged.</summary>
    public IReadOnlyCollection<string> Reports => reports;

    /// <summary>Answers that no fault explains.</summary>
    public IReadOnlyCollection<string> Surprises => surprises;

    public int Operations => operations;

    public int Acknowledged => acknowledged;

    public int Refused => refused;

    public int Unknown => unknown;

    public Tracked Track(string mark, string kind, Tracked? parent)
    {
        var record = new Tracked(mark, kind, parent);
        records.Enqueue(record);
        return record;
    }

    public void Add(SentFile file) => files.Enqueue(file);

    public void Add(KeyedRequest request) => keyed.Enqueue(request);

    public void AddReport(string id) => reports.Enqueue(id);

    public void Surprise(string what) => surprises.Enqueue(what);

    /// <summary>Counts an operation that was sent; a 500 is never right.</summary>
    public void Count(Reply reply, string what)
    {
        Interlocked.Increment(ref operations);
        Interlocked.Increment(ref reply.Fate == Fate.Done ? ref acknowledged : ref reply.Fate == Fate.Refused ? ref refused : ref unknown);
        if (reply.Status is 500 or 401 or 413)
        {
            Surprise($"{what}: {reply.Status} {reply.Text}");
        }
    }
}
