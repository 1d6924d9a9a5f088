using System.Buffers.Binary;
using Collab.Core.Standards;

namespace Collab.Core.Events.Sending;

/// <summary>How long a delivery waits after an attempt that failed: ever longer, up to a day, and after the last wait and attempt it is dead.</summary>
public static class BackOff
{
    /// <summary>The longest wait, also where the receiver asks for a longer one.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(24);

    /// <summary>A wait is up to this part shorter than the table says, so that what failed together isn't tried again together.</summary>
    private const double Spread = 0.1;

    /// <summary>The waits after the first, second, … attempt.</summary>
    public static IReadOnlyList<TimeSpan> Waits { get; } =
    [
        TimeSpan.FromSeconds(5),
        TimeSpan.FromMinutes(5),
        TimeSpan.FromMinutes(30),
        TimeSpan.FromHours(2),
        TimeSpan.FromHours(5),
        TimeSpan.FromHours(10),
        TimeSpan.FromHours(14),
        TimeSpan.FromHours(20),
        Longest,
    ];

    /// <summary>Attempts until a delivery is dead.</summary>
    public static int Attempts => Waits.Count + 1;

    /// <summary>The wait after so many failed attempts (1 or more), or null when the delivery is dead.</summary>
    /// <param name="attempts">Attempts that were made, the last among them.</param>
    /// <param name="of">The delivery's own name; from it follows how much shorter than the table the wait is.</param>
    /// <param name="asked">How long the receiver asked us to wait; a longer wait than the table's is kept, up to a day.</param>
    public static TimeSpan? After(int attempts, string of, TimeSpan? asked = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(attempts, 1);
        if (attempts > Waits.Count)
        {
            return null;
        }

        var wait = Waits[attempts - 1] * (1 - (Spread * Share(of, attempts)));
        return asked > wait ? TimeSpan.FromTicks(Math.Min(asked.Value.Ticks, Longest.Ticks)) : wait;
    }

    /// <summary>A number from 0 to 1 that follows from the name and the attempt, as good as drawn.</summary>
    private static double Share(string of, int attempts)
    {
        Span<byte> bytes = stackalloc byte[16];
        RecordId.From(of, attempts.ToString(System.Globalization.CultureInfo.InvariantCulture)).TryWriteBytes(bytes, bigEndian: true, out _);
        return BinaryPrimitives.ReadUInt32BigEndian(bytes) / (double)uint.MaxValue;
    }
}
