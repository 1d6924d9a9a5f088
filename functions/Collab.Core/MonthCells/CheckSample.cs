using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Collab.Core.MonthCells;

/// <summary>Which collaborations a night's check looks at: each has its own night of every 28, by its id, so that nothing has to be remembered.</summary>
public static class CheckSample
{
    public const int Nights = 28;

    public static bool Has(Guid collaboration, DateOnly night)
    {
        Span<byte> bytes = stackalloc byte[16];
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        collaboration.TryWriteBytes(bytes, bigEndian: true, out _);
        SHA256.HashData(bytes, hash);
        return BinaryPrimitives.ReadUInt32BigEndian(hash) % Nights == night.DayNumber % Nights;
    }
}
