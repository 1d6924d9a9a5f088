using System.Buffers.Binary;
using System.Text;

namespace Collab.Formats.Reading;

/// <summary>
/// The directory of a ZIP file (APPNOTE 4.3), read byte by byte and believed in nothing: <see cref="InvalidDataException"/> where it
/// contradicts itself or the entries' own headers.
/// </summary>
internal static class ZipDirectory
{
    private const int EndBytes = 22;
    private const int MostCommentBytes = 0xFFFF;
    private const int MostDirectoryBytes = 32 * 1024 * 1024;
    private const int HeaderBytes = 46;
    private const int LocalHeaderBytes = 30;
    private const uint Unsaid = 0xFFFFFFFF;

    /// <summary>The directory's entries in the order of their places in the file; null when there are more than <paramref name="most"/>.</summary>
    public static IReadOnlyList<ZipEntryHeader>? Read(Stream zip, int most)
    {
        var (count, size, offset, end) = FindEnd(zip);
        if (count > most)
        {
            return null;
        }

        Want(size is >= 0 and <= MostDirectoryBytes && offset >= 0 && offset + size == end);
        var directory = ReadAt(zip, offset, (int)size);
        var entries = new List<ZipEntryHeader>((int)count);
        var at = 0;
        while (at < directory.Length)
        {
            Want(entries.Count < count);
            entries.Add(Entry(directory.AsSpan(at), out var length));
            at += length;
        }

        Want(entries.Count == count);
        entries.Sort((one, other) => one.Offset.CompareTo(other.Offset));
        CheckPlaces(zip, entries, offset);
        return entries;
    }

    /// <summary>Whether a file, whatever it begins as, ends as a ZIP archive does.</summary>
    public static bool IsAtEndOf(Stream file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return EndRecordIn(TailOf(file)) >= 0;
    }

    /// <summary>Every entry's own header says the same, the first one begins the file, and nothing overlaps or hides between two of them.</summary>
    private static void CheckPlaces(Stream zip, List<ZipEntryHeader> entries, long directory)
    {
        long expected = 0;
        for (var i = 0; i < entries.Count; i++)
        {
            var entry = entries[i];
            Want(entry.Offset == expected);
            var header = ReadAt(zip, entry.Offset, LocalHeaderBytes);
            int nameBytes = U16(header, 26), extraBytes = U16(header, 28);
            var name = ReadAt(zip, entry.Offset + LocalHeaderBytes, nameBytes);
            Want(U32(header, 0) == 0x04034B50 && U16(header, 8) == entry.Method && NameOf(name, U16(header, 6)) == entry.Name);
            Want(entry.HasDescriptor || (Same(U32(header, 18), entry.PackedBytes) && Same(U32(header, 22), entry.Bytes)));

            var contentEnd = entry.Offset + LocalHeaderBytes + nameBytes + extraBytes + entry.PackedBytes;
            expected = i + 1 < entries.Count ? entries[i + 1].Offset : directory;
            var behind = expected - contentEnd;
            Want(behind == 0 || (entry.HasDescriptor && behind is 12 or 16 or 20 or 24));
        }

        Want(entries.Count > 0 || directory == 0);
    }

    private static bool Same(uint said, long size) => said == Unsaid || said == size;

    private static ZipEntryHeader Entry(ReadOnlySpan<byte> header, out int length)
    {
        Want(header.Length >= HeaderBytes && U32(header, 0) == 0x02014B50);
        int flags = U16(header, 8), nameBytes = U16(header, 28), extraBytes = U16(header, 30);
        length = HeaderBytes + nameBytes + extraBytes + U16(header, 32);
        Want(length <= header.Length);
        long packed = U32(header, 20), bytes = U32(header, 24), offset = U32(header, 42);
        ReadLarge(header.Slice(HeaderBytes + nameBytes, extraBytes), ref bytes, ref packed, ref offset);
        Want(packed >= 0 && bytes >= 0 && offset >= 0);
        return new()
        {
            Name = NameOf(header.Slice(HeaderBytes, nameBytes), flags),
            Flags = flags,
            Method = U16(header, 10),
            PackedBytes = packed,
            Bytes = bytes,
            Offset = offset,
        };
    }

    /// <summary>The numbers that take eight bytes stand in an extra field, in this order, and only those that need it.</summary>
    private static void ReadLarge(ReadOnlySpan<byte> extra, ref long bytes, ref long packed, ref long offset)
    {
        while (extra.Length >= 4)
        {
            int kind = U16(extra, 0), size = U16(extra, 2);
            Want(4 + size <= extra.Length);
            if (kind == 1)
            {
                var field = extra.Slice(4, size);
                bytes = Large(bytes, ref field);
                packed = Large(packed, ref field);
                offset = Large(offset, ref field);
                return;
            }

            extra = extra[(4 + size)..];
        }
    }

    private static long Large(long said, ref ReadOnlySpan<byte> field)
    {
        if (said != Unsaid)
        {
            return said;
        }

        Want(field.Length >= 8);
        said = BinaryPrimitives.ReadInt64LittleEndian(field);
        field = field[8..];
        return said;
    }

    /// <summary>The record that ends the file: how many entries, and where the directory is and ends.</summary>
    private static (long Count, long Size, long Offset, long End) FindEnd(Stream zip)
    {
        var length = zip.Length;
        Want(length >= EndBytes);
        var tail = TailOf(zip);
        var at = EndRecordIn(tail);
        Want(at >= 0);
        var end = tail.AsSpan(at);
        Want(U16(end, 4) == 0 && U16(end, 6) == 0 && U16(end, 8) == U16(end, 10));
        var place = length - tail.Length + at;
        long count = U16(end, 10), size = U32(end, 12), offset = U32(end, 16);
        return count == 0xFFFF || size == Unsaid || offset == Unsaid ? FindLargeEnd(zip, place) : (count, size, offset, place);
    }

    private static byte[] TailOf(Stream file) =>
        ReadAt(file, Math.Max(0, file.Length - EndBytes - MostCommentBytes), (int)Math.Min(file.Length, EndBytes + MostCommentBytes));

    /// <summary>Where the record stands whose comment ends with the file; −1 for nowhere.</summary>
    private static int EndRecordIn(byte[] tail)
    {
        var at = tail.Length - EndBytes;
        while (at >= 0 && !(U32(tail, at) == 0x06054B50 && U16(tail, at + 20) == tail.Length - at - EndBytes))
        {
            at--;
        }

        return Math.Max(at, -1);
    }

    private static (long Count, long Size, long Offset, long End) FindLargeEnd(Stream zip, long place)
    {
        Want(place >= 20);
        var locator = ReadAt(zip, place - 20, 20);
        Want(U32(locator, 0) == 0x07064B50);
        var at = BinaryPrimitives.ReadInt64LittleEndian(locator.AsSpan(8));
        Want(at >= 0 && at <= place - 20 - 56);
        var end = ReadAt(zip, at, 56);
        Want(U32(end, 0) == 0x06064B50);
        long Number(int from) => BinaryPrimitives.ReadInt64LittleEndian(end.AsSpan(from));
        Want(Number(24) == Number(32) && Number(32) >= 0 && Number(40) >= 0 && Number(48) >= 0);
        return (Number(32), Number(40), Number(48), at);
    }

    /// <summary>Bit 11 says UTF-8. Else each byte is taken for a letter: what matters of a name (slashes, dots, controls) is ASCII.</summary>
    private static string NameOf(ReadOnlySpan<byte> name, int flags) =>
        (flags & 0x800) != 0 ? Encoding.UTF8.GetString(name) : Encoding.Latin1.GetString(name);

    private static byte[] ReadAt(Stream zip, long at, int count)
    {
        Want(at >= 0 && at + count <= zip.Length);
        var bytes = new byte[count];
        zip.Position = at;
        zip.ReadExactly(bytes);
        return bytes;
    }

    private static int U16(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt16LittleEndian(bytes[at..]);

    private static uint U32(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt32LittleEndian(bytes[at..]);

    private static void Want(bool holds)
    {
        if (!holds)
        {
            throw new InvalidDataException("The directory of the archive contradicts itself or its entries.");
        }
    }
}
