using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Text;

namespace Collab.Storage.Embedded;

/// <summary>
/// A row's values in one blob: a count, then for each value its name, a type byte, the payload's length and the payload.
/// Lengths stand before payloads, so that a reader who wants some columns steps over the others.
/// </summary>
internal static class RowCodec
{
    private const int KnownNamesAtMost = 1024;

    private static readonly ConcurrentDictionary<string, string> KnownNames = new(StringComparer.Ordinal);

    private static readonly ConcurrentDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> KnownNamesBySpan =
        KnownNames.GetAlternateLookup<ReadOnlySpan<char>>();

    private enum Kind : byte
    {
        Text = 1,
        Int32 = 2,
        Int64 = 3,
        Float64 = 4,
        False = 5,
        True = 6,
        Instant = 7,
        Guid = 8,
        Bytes = 9,
    }

    public static void Encode(ByteBuffer buffer, IReadOnlyDictionary<string, object> values)
    {
        buffer.Count(values.Count);
        foreach (var (name, value) in values)
        {
            buffer.Text(name);
            Encode(buffer, value);
        }
    }

    /// <summary>The values, or those of <paramref name="columns"/> that the row has.</summary>
    public static Dictionary<string, object> Decode(ReadOnlySpan<byte> blob, IReadOnlyList<string>? columns)
    {
        var at = 0;
        var count = Count(blob, ref at);
        var values = new Dictionary<string, object>(columns is null ? count : Math.Min(count, columns.Count), StringComparer.Ordinal);
        for (; count > 0; count--)
        {
            var nameBytes = Count(blob, ref at);
            var name = Name(blob.Slice(at, nameBytes));
            at += nameBytes;
            var kind = (Kind)blob[at++];
            var length = Count(blob, ref at);
            if (columns is null || Contains(columns, name))
            {
                values.Add(name, Value(kind, blob.Slice(at, length)));
            }

            at += length;
        }

        return values;
    }

    private static void Encode(ByteBuffer buffer, object value)
    {
        switch (value)
        {
            case string text:
                buffer.Byte((byte)Kind.Text);
                buffer.Text(text);
                break;
            case int number:
                Eight(buffer, Kind.Int32, number);
                break;
            case long number:
                Eight(buffer, Kind.Int64, number);
                break;
            case double number:
                Eight(buffer, Kind.Float64, BitConverter.DoubleToInt64Bits(number));
                break;
            case bool flag:
                buffer.Byte((byte)(flag ? Kind.True : Kind.False));
                buffer.Count(0);
                break;
            case DateTimeOffset instant:
                Eight(buffer, Kind.Instant, instant.UtcTicks);
                break;
            case Guid guid:
                buffer.Byte((byte)Kind.Guid);
                buffer.Count(16);
                Span<byte> raw = stackalloc byte[16];
                guid.TryWriteBytes(raw);
                buffer.Bytes(raw);
                break;
            case byte[] bytes:
                buffer.Byte((byte)Kind.Bytes);
                buffer.Count(bytes.Length);
                buffer.Bytes(bytes);
                break;
            default:
                throw new NotSupportedException($"A value of type {value.GetType()} can't be stored.");
        }
    }

    private static void Eight(ByteBuffer buffer, Kind kind, long bits)
    {
        buffer.Byte((byte)kind);
        buffer.Count(8);
        buffer.Int64(bits);
    }

    private static object Value(Kind kind, ReadOnlySpan<byte> payload) => kind switch
    {
        Kind.Text => Encoding.UTF8.GetString(payload),
        Kind.Int32 => (int)BinaryPrimitives.ReadInt64LittleEndian(payload),
        Kind.Int64 => BinaryPrimitives.ReadInt64LittleEndian(payload),
        Kind.Float64 => BitConverter.Int64BitsToDouble(BinaryPrimitives.ReadInt64LittleEndian(payload)),
        Kind.False => false,
        Kind.True => true,
        Kind.Instant => new DateTimeOffset(BinaryPrimitives.ReadInt64LittleEndian(payload), TimeSpan.Zero),
        Kind.Guid => new Guid(payload),
        Kind.Bytes => payload.ToArray(),
        _ => throw new InvalidDataException($"The stored row has a value of the unknown kind {(byte)kind}; was it written by a newer version?"),
    };

    private static int Count(ReadOnlySpan<byte> blob, ref int at)
    {
        var value = 0;
        for (var shift = 0; ; shift += 7)
        {
            var next = blob[at++];
            value |= (next & 0x7F) << shift;
            if (next < 0x80)
            {
                return value;
            }
        }
    }

    /// <summary>Column names are few and come with every row: one string each is kept.</summary>
    private static string Name(ReadOnlySpan<byte> utf8)
    {
        Span<char> chars = stackalloc char[256];
        if (utf8.Length > chars.Length)
        {
            return Encoding.UTF8.GetString(utf8);
        }

        var name = chars[..Encoding.UTF8.GetChars(utf8, chars)];
        if (KnownNamesBySpan.TryGetValue(name, out var known))
        {
            return known;
        }

        var text = name.ToString();
        return KnownNames.Count < KnownNamesAtMost ? KnownNames.GetOrAdd(text, text) : text;
    }

    private static bool Contains(IReadOnlyList<string> columns, string name)
    {
        for (var i = 0; i < columns.Count; i++)
        {
            if (string.Equals(columns[i], name, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
