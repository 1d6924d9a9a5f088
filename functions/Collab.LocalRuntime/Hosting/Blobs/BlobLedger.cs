namespace Collab.LocalRuntime.Hosting.Blobs;

/// <summary>What is known of every blob in a container: seen and still changing, handed over, to be tried again, or done.</summary>
/// <remarks>
/// In memory, one small object a blob, so that looking over tens of thousands of done blobs costs a look-up each and no allocation.
/// A scan is <see cref="BeginScan"/>, <see cref="Observe"/> for each blob, and <see cref="EndScan"/> when all were seen; other threads
/// report in between.
/// </remarks>
internal sealed class BlobLedger(BlobPattern pattern, BlobSettling settling, TimeProvider clock, IReadOnlySet<(string Name, string Version)> receipts)
{
    private readonly Lock _lock = new();
    private IReadOnlySet<(string Name, string Version)>? _receipts = receipts;
    private readonly Dictionary<string, Entry> _entries = new(StringComparer.Ordinal);
    private readonly HashSet<Entry> _open = [];
    private int _scan;
    private int _seen;

    private enum State
    {
        Ignored,
        Settling,
        Waiting,
        Running,
        Done,
    }

    /// <summary>Whether some blob is to be looked at again soon.</summary>
    public bool HasOpen
    {
        get
        {
            lock (_lock)
            {
                return _open.Count > 0;
            }
        }
    }

    public void BeginScan()
    {
        _scan++;
        _seen = 0;
    }

    public void Observe(ReadOnlySpan<char> name, BlobVersion version)
    {
        lock (_lock)
        {
            var entries = _entries.GetAlternateLookup<ReadOnlySpan<char>>();
            if (!entries.TryGetValue(name, out var entry))
            {
                entry = new Entry(name.ToString());
                _entries.Add(entry.Name, entry);
                Begin(entry, version);
            }
            else if (entry.State is not (State.Running or State.Ignored) && entry.Version != version)
            {
                Begin(entry, version);
            }
            else
            {
                entry.Unchanged++;
            }

            entry.Scan = _scan;
            _seen++;
        }
    }

    /// <summary>The blobs to hand over now, and the names of those that are gone since the last scan.</summary>
    public (IReadOnlyList<BlobWork> Ready, IReadOnlyList<string> Gone) EndScan()
    {
        lock (_lock)
        {
            var gone = RemoveGone();
            var now = clock.GetTimestamp();
            var ready = _open.Where(entry => IsReady(entry, now)).OrderBy(entry => entry.Name, StringComparer.Ordinal).ToList();
            foreach (var entry in ready)
            {
                entry.State = State.Running;
                entry.Work ??= new BlobWork(entry.Name, entry.Version, Guid.CreateVersion7(clock.GetUtcNow()).ToString());
                _open.Remove(entry);
            }

            return ([.. ready.Select(entry => entry.Work!)], gone);
        }
    }

    /// <summary>Done or given up: not handed over again until it changes.</summary>
    public void Finish(BlobWork work)
    {
        lock (_lock)
        {
            _entries[work.Name].State = State.Done;
            _entries[work.Name].Work = null;
        }
    }

    /// <summary>To be handed over again after a delay, unless it changes before.</summary>
    public void PutBack(BlobWork work, TimeSpan delay)
    {
        lock (_lock)
        {
            var entry = _entries[work.Name];
            entry.State = State.Waiting;
            entry.Since = clock.GetTimestamp();
            entry.Delay = delay;
            _open.Add(entry);
        }
    }

    private List<string> RemoveGone()
    {
        // After the first scan the receipts have done their part: from now on the entries know what is done.
        var gone = _receipts?.Select(receipt => receipt.Name).Where(name => !_entries.ContainsKey(name)).ToList() ?? [];
        _receipts = null;
        if (_seen < _entries.Count)
        {
            foreach (var entry in _entries.Values.Where(entry => entry.Scan != _scan && entry.State != State.Running).ToList())
            {
                _entries.Remove(entry.Name);
                _open.Remove(entry);
                gone.Add(entry.Name);
            }
        }

        return gone;
    }

    private void Begin(Entry entry, BlobVersion version)
    {
        entry.Version = version;
        entry.Work = null;
        entry.Since = clock.GetTimestamp();
        entry.Delay = settling.Quiet;
        entry.Unchanged = 0;
        entry.State = !pattern.Matches(entry.Name) ? State.Ignored
            : _receipts?.Contains((entry.Name, version.ToString())) == true ? State.Done
            : State.Settling;
        if (entry.State == State.Settling)
        {
            _open.Add(entry);
        }
        else
        {
            _open.Remove(entry);
        }
    }

    // A blob that settles must have been seen the same in this scan, not only left alone since an earlier one.
    private bool IsReady(Entry entry, long now)
    {
        var elapsed = clock.GetElapsedTime(entry.Since, now);
        return entry.Scan == _scan && elapsed >= entry.Delay && (entry.State != State.Settling || IsWhole(entry, elapsed));
    }

    private bool IsWhole(Entry entry, TimeSpan unchangedFor) =>
        entry.Unchanged >= settling.Observations && (unchangedFor >= settling.LongestHold || !settling.IsBeingWritten(entry.Name));

    private sealed class Entry(string name)
    {
        public string Name { get; } = name;

        public BlobVersion Version { get; set; }

        public State State { get; set; }

        public long Since { get; set; }

        public TimeSpan Delay { get; set; }

        public int Scan { get; set; }

        /// <summary>How often it was seen the same again.</summary>
        public int Unchanged { get; set; }

        public BlobWork? Work { get; set; }
    }
}
