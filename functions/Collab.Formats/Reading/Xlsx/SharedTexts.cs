using System.Buffers;
using System.Text;
using System.Xml;
using Collab.Core.Documents.Reading;

namespace Collab.Formats.Reading.Xlsx;

/// <summary>
/// The texts that a workbook's cells share, as UTF-8 one behind the other: many million fit into the memory that as many strings would
/// need several times. Texts that repeat share one string as long as they are in use.
/// </summary>
internal sealed class SharedTexts
{
    private const int ChunkBytes = 1 << 20;
    private const int Remembered = 4096;

    private readonly List<byte[]> chunks = [];
    private readonly List<uint> ends = [];
    private readonly (int Index, string? Text)[] recent = new (int, string?)[Remembered];
    private uint length;

    public int Count => ends.Count;

    /// <exception cref="UnreadableFileException">There is more than a workbook may have.</exception>
    public static SharedTexts Read(XmlReader? xml)
    {
        var texts = new SharedTexts();
        var text = new CharBuffer();
        while (xml is not null && xml.Next())
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "si")
            {
                text.Clear();
                RichText.Read(xml, text);
                texts.Add(text.Written[..ExcelText.Unescape(text.Written)]);
            }
        }

        return texts;
    }

    /// <summary>The bytes of a text, or −1 when there is no such text.</summary>
    public int LengthOf(int index) => (uint)index < (uint)ends.Count ? (int)(ends[index] - StartOf(index)) : -1;

    /// <summary>Whether a text has nothing but white space in it.</summary>
    public bool IsBlank(int index)
    {
        var start = StartOf(index);
        return LengthOf(index) == 0
            || (chunks[(int)(start / ChunkBytes)][(int)(start % ChunkBytes)] is <= (byte)' ' or >= 0x7F && string.IsNullOrWhiteSpace(this[index]));
    }

    public string this[int index]
    {
        get
        {
            ref var slot = ref recent[index & (Remembered - 1)];
            if (slot.Text is null || slot.Index != index)
            {
                slot = (index, Decode(StartOf(index), LengthOf(index)));
            }

            return slot.Text!;
        }
    }

    private uint StartOf(int index) => index == 0 ? 0 : ends[index - 1];

    private void Add(ReadOnlySpan<char> text)
    {
        var most = Encoding.UTF8.GetMaxByteCount(text.Length);
        var rented = ArrayPool<byte>.Shared.Rent(most);
        ReadOnlySpan<byte> bytes = rented.AsSpan(0, Encoding.UTF8.GetBytes(text, rented));
        if (length + (long)bytes.Length > XlsxLimits.SharedBytes || ends.Count >= XlsxLimits.Cells)
        {
            throw new UnreadableFileException(XlsxRefusals.TooMuchText);
        }

        while (bytes.Length > 0)
        {
            var place = (int)(length % ChunkBytes);
            if (place == 0)
            {
                chunks.Add(new byte[ChunkBytes]);
            }

            var part = Math.Min(bytes.Length, ChunkBytes - place);
            bytes[..part].CopyTo(chunks[^1].AsSpan(place));
            bytes = bytes[part..];
            length += (uint)part;
        }

        ends.Add(length);
        ArrayPool<byte>.Shared.Return(rented);
    }

    private string Decode(uint start, int count)
    {
        var place = (int)(start % ChunkBytes);
        if (place + count <= ChunkBytes)
        {
            return count == 0 ? string.Empty : Encoding.UTF8.GetString(chunks[(int)(start / ChunkBytes)], place, count);
        }

        var whole = new byte[count];
        for (var done = 0; done < count;)
        {
            place = (int)((start + done) % ChunkBytes);
            var part = Math.Min(count - done, ChunkBytes - place);
            chunks[(int)((start + done) / ChunkBytes)].AsSpan(place, part).CopyTo(whole.AsSpan(done));
            done += part;
        }

        return Encoding.UTF8.GetString(whole);
    }
}
