using System.Collections.Concurrent;
using System.Globalization;

namespace Collab.Core.Access;

/// <summary>
/// The tokens that were good a moment ago and whose they are, so that not every request asks the store. Kept for at most a minute, so that what is
/// withdrawn elsewhere stops working here within that time. Tokens that weren't good are not remembered: they could fill any memory.
/// </summary>
public sealed class RememberedTokens<T>(TimeProvider clock)
    where T : class
{
    private const int Most = 10_000;

    private static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<UInt128, Entry> entries = new();
    private long generation;

    /// <summary>Counts what was forgotten. Take it before reading what <see cref="Keep"/> is to remember.</summary>
    public long Generation => Interlocked.Read(ref generation);

    public int Count => entries.Count;

    public T? Find(KeyHash hash)
    {
        if (!entries.TryGetValue(hash.First, out var entry) || !entry.Hash.Matches(hash))
        {
            return null;
        }

        if (clock.GetElapsedTime(entry.At) < entry.For)
        {
            return entry.Value;
        }

        entries.TryRemove(new(hash.First, entry));
        return null;
    }

    /// <summary>Remembers whose token it is, until <paramref name="endsAt"/> at the latest. What was forgotten since <paramref name="since"/> may be stale.</summary>
    public void Keep(KeyHash hash, T value, DateTimeOffset? endsAt, long since)
    {
        var left = endsAt is { } end ? end - clock.GetUtcNow() : KeptFor;
        if (left <= TimeSpan.Zero)
        {
            return;
        }

        if (entries.Count >= Most)
        {
            MakeRoom();
        }

        entries[hash.First] = new(hash, value, clock.GetTimestamp(), left < KeptFor ? left : KeptFor);

        // Put in first and asked then: whoever forgets between the two either finds the entry or is seen here.
        if (Generation != since)
        {
            entries.TryRemove(hash.First, out _);
        }
    }

    /// <summary>Forgets the tokens with these <see cref="KeyHash.Id"/>s at once.</summary>
    public void Forget(IEnumerable<string> ids)
    {
        ArgumentNullException.ThrowIfNull(ids);
        Interlocked.Increment(ref generation);
        foreach (var id in ids)
        {
            entries.TryRemove(UInt128.Parse(id, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture), out _);
        }
    }

    private void MakeRoom()
    {
        foreach (var first in entries.Keys.Take(Most / 10))
        {
            entries.TryRemove(first, out _);
        }
    }

    private sealed record Entry(KeyHash Hash, T Value, long At, TimeSpan For);
}
