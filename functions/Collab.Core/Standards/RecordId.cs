using System.Security.Cryptography;
using System.Text;

namespace Collab.Core.Standards;

/// <summary>
/// Record ids. New ones are UUID version 7 (RFC 9562); those that follow from what was sent (a reference, a document's line)
/// are UUID version 8 made from a SHA-256 hash, so that the same thing sent again has the same id.
/// </summary>
public static class RecordId
{
    private const int MarkBytes = 3;

    /// <summary>
    /// A new id, in order of time also within a millisecond, so that lists show the newest first: the twelve bits behind the milliseconds
    /// count its 4096ths (RFC 9562, 6.2, method 3).
    /// </summary>
    public static Guid New(TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(clock);
        var now = clock.GetUtcNow();
        Span<byte> id = stackalloc byte[16];
        Guid.CreateVersion7(now).TryWriteBytes(id, bigEndian: true, out _);
        var part = now.Ticks % TimeSpan.TicksPerMillisecond * 4096 / TimeSpan.TicksPerMillisecond;
        (id[6], id[7]) = ((byte)(0x70 | (part >> 8)), (byte)part);
        return new(id, bigEndian: true);
    }

    /// <summary>
    /// A new id whose last three bytes are a mark of the home institution, so that a record's partition is found from its id alone.
    /// RFC 9562 leaves those bits to the maker.
    /// </summary>
    public static Guid NewIn(string institution, TimeProvider clock)
    {
        Span<byte> bytes = stackalloc byte[16];
        New(clock).TryWriteBytes(bytes, bigEndian: true, out _);
        MarkOf(institution, bytes[^MarkBytes..]);
        return new(bytes, bigEndian: true);
    }

    /// <summary>True when an id made by <see cref="NewIn"/> may belong to the institution; false is certain.</summary>
    public static bool MayBelongTo(Guid id, string institution)
    {
        Span<byte> bytes = stackalloc byte[16];
        Span<byte> mark = stackalloc byte[MarkBytes];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        MarkOf(institution, mark);
        return bytes[^MarkBytes..].SequenceEqual(mark);
    }

    /// <summary>The id, of version 8, that follows from the parts; any change of a part changes it.</summary>
    public static Guid From(params ReadOnlySpan<string> parts)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        Hash(parts, hash);
        hash[6] = (byte)((hash[6] & 0x0f) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3f) | 0x80);
        return new(hash[..16], bigEndian: true);
    }

    /// <summary>The id, of version 7, that follows from an instant and the parts: in order of time, and the same whenever it is made.</summary>
    public static Guid At(DateTimeOffset instant, params ReadOnlySpan<string> parts)
    {
        Span<byte> id = stackalloc byte[16];
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        Hash(parts, hash);
        Guid.CreateVersion7(instant).TryWriteBytes(id, bigEndian: true, out _);
        id[6] = (byte)((hash[6] & 0x0f) | 0x70);
        id[7] = hash[7];
        hash[9..16].CopyTo(id[9..]);
        id[8] = (byte)((hash[8] & 0x3f) | 0x80);
        return new(id, bigEndian: true);
    }

    /// <summary>The least id of version 7 that can be made at an instant or later: all made before it are less. Ids know milliseconds, from 1970 on.</summary>
    public static Guid FirstAt(DateTimeOffset instant)
    {
        Span<byte> id = stackalloc byte[16];
        Guid.CreateVersion7(instant < DateTimeOffset.UnixEpoch ? DateTimeOffset.UnixEpoch : instant).TryWriteBytes(id, bigEndian: true, out _);
        id[6..].Clear();
        (id[6], id[8]) = (0x70, 0x80);
        return new(id, bigEndian: true);
    }

    private static void Hash(ReadOnlySpan<string> parts, Span<byte> hash)
    {
        var length = 0;
        foreach (var part in parts)
        {
            length += Encoding.UTF8.GetMaxByteCount(part.Length) + 1;
        }

        var text = length <= 1024 ? stackalloc byte[length] : new byte[length];
        var used = 0;
        foreach (var part in parts)
        {
            used += Encoding.UTF8.GetBytes(part, text[used..]);
            text[used++] = 0;
        }

        SHA256.HashData(text[..used], hash);
    }

    /// <summary>The lower-case hyphenated form only; other spellings of a UUID are not ids of Collab.</summary>
    public static bool TryParse(string? text, out Guid id) =>
        Guid.TryParseExact(text, "D", out id) && !text.AsSpan().ContainsAnyInRange('A', 'F');

    private static void MarkOf(string institution, Span<byte> mark)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(institution), hash);
        hash[..mark.Length].CopyTo(mark);
    }
}
