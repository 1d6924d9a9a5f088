using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Collab.Core.Access;

/// <summary>
/// The SHA-256 of a bearer token: all that is ever kept of one. A key has 256 random bits, which nobody finds by trying, so a slow hash would
/// protect nothing more.
/// </summary>
public readonly record struct KeyHash(UInt128 First, UInt128 Second)
{
    /// <summary>The first half in hexadecimal: what a key is called, and where its row stands.</summary>
    public string Id => First.ToString("x32", CultureInfo.InvariantCulture);

    public static KeyHash Of(string token)
    {
        ArgumentNullException.ThrowIfNull(token);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        var most = Encoding.UTF8.GetMaxByteCount(token.Length);
        if (most <= 512)
        {
            Span<byte> text = stackalloc byte[512];
            SHA256.HashData(text[..Encoding.UTF8.GetBytes(token, text)], hash);
        }
        else
        {
            var rented = ArrayPool<byte>.Shared.Rent(most);
            SHA256.HashData(rented.AsSpan(0, Encoding.UTF8.GetBytes(token, rented)), hash);
            ArrayPool<byte>.Shared.Return(rented, clearArray: true);
        }

        return Read(hash);
    }

    /// <summary>The hash that <see cref="ToBytes"/> wrote.</summary>
    public static KeyHash Read(ReadOnlySpan<byte> bytes) =>
        new(BinaryPrimitives.ReadUInt128BigEndian(bytes), BinaryPrimitives.ReadUInt128BigEndian(bytes[16..]));

    public byte[] ToBytes()
    {
        var bytes = new byte[SHA256.HashSizeInBytes];
        Write(bytes);
        return bytes;
    }

    /// <summary>Are they the same? Takes the same time whatever differs.</summary>
    public bool Matches(KeyHash other)
    {
        Span<byte> mine = stackalloc byte[SHA256.HashSizeInBytes];
        Span<byte> others = stackalloc byte[SHA256.HashSizeInBytes];
        Write(mine);
        other.Write(others);
        return CryptographicOperations.FixedTimeEquals(mine, others);
    }

    private void Write(Span<byte> bytes)
    {
        BinaryPrimitives.WriteUInt128BigEndian(bytes, First);
        BinaryPrimitives.WriteUInt128BigEndian(bytes[16..], Second);
    }
}
