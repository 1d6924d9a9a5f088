using System.Net;

namespace Collab.Web.Api.SignIn;

/// <summary>
/// Counts wrong tokens by address, so that whoever tries many is slowed down. Bounded: when too many addresses fail at once, the oldest are
/// forgotten, which costs the guesser of a key of 256 bits nothing and helps him as little.
/// </summary>
internal sealed class FailedSignIns(TimeProvider clock)
{
    /// <summary>How many wrong tokens of an address are answered as such within a minute.</summary>
    public const int MostAMinute = 10;

    public const int MostAddresses = 10_000;

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly Dictionary<IPAddress, Failures> failures = [];
    private readonly Queue<(IPAddress Address, long Since)> order = [];
    private readonly Lock turn = new();

    public int Count
    {
        get
        {
            lock (turn)
            {
                return failures.Count;
            }
        }
    }

    /// <summary>Counts a wrong token. How many the address has sent within its minute, and the seconds until that is over.</summary>
    public (int Count, int SecondsLeft) Note(IPAddress address)
    {
        lock (turn)
        {
            Clear();
            var known = failures.GetValueOrDefault(address) ?? Add(address);
            known.Count++;
            var left = Window - clock.GetElapsedTime(known.Since);
            return (known.Count, Math.Max(1, (int)Math.Ceiling(left.TotalSeconds)));
        }
    }

    private Failures Add(IPAddress address)
    {
        if (failures.Count >= MostAddresses)
        {
            failures.Remove(order.Dequeue().Address);
        }

        var fresh = new Failures(clock.GetTimestamp());
        failures[address] = fresh;
        order.Enqueue((address, fresh.Since));
        return fresh;
    }

    /// <summary>Forgets those whose minute is over; they stand first.</summary>
    private void Clear()
    {
        while (order.TryPeek(out var first) && clock.GetElapsedTime(first.Since) >= Window)
        {
            order.Dequeue();
            failures.Remove(first.Address);
        }
    }

    private sealed class Failures(long since)
    {
        public long Since { get; } = since;

        public int Count { get; set; }
    }
}
