using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace Collab.Formats.Writing.Pdf.Files;

/// <summary>
/// The objects of a file that is being written (ISO 32000-1, 7.5). Those that are no streams are packed together, as there are thousands
/// of small ones. There is no clock in it and nothing random: the same objects give the same bytes.
/// </summary>
internal sealed class FileObjects
{
    private const int MostInPack = 500;

    private readonly List<string?> texts = [];
    private readonly Dictionary<int, (string Entries, byte[] Data)> streams = [];

    /// <summary>A number for an object that is known later.</summary>
    public int Reserve()
    {
        texts.Add(null);
        return texts.Count;
    }

    public void Set(int number, string text) => texts[number - 1] = text;

    public int Add(string text)
    {
        texts.Add(text);
        return texts.Count;
    }

    /// <param name="entries">What the stream's dictionary says besides its length.</param>
    /// <param name="data">As it is read.</param>
    /// <param name="isPacked">False for what other programs search for in the bytes.</param>
    public int AddStream(string entries, byte[] data, bool isPacked = true)
    {
        var number = Reserve();
        SetStream(number, entries, data, isPacked);
        return number;
    }

    public void SetStream(int number, string entries, byte[] data, bool isPacked = true) =>
        streams[number] = isPacked ? (entries + "/Filter/FlateDecode", Pack(data)) : (entries, data);

    public void Write(Stream output, int catalog, int info)
    {
        using var file = new MemoryStream();
        Put(file, "%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n");
        var places = new List<(byte Kind, int Where, int Index)>(Enumerable.Repeat<(byte, int, int)>((0, 0, 0), texts.Count + 1));
        foreach (var (number, stream) in streams.OrderBy(pair => pair.Key))
        {
            places[number] = (1, (int)file.Length, 0);
            PutStream(file, number, stream.Entries, stream.Data);
        }

        foreach (var pack in Enumerable.Range(1, texts.Count).Where(number => texts[number - 1] is not null).Chunk(MostInPack))
        {
            places.Add((1, (int)file.Length, 0));
            for (var i = 0; i < pack.Length; i++)
            {
                places[pack[i]] = (2, places.Count - 1, i);
            }

            PutPack(file, places.Count - 1, pack);
        }

        PutDirectory(file, places, catalog, info);
        file.Position = 0;
        file.CopyTo(output);
    }

    private static byte[] Pack(byte[] data)
    {
        using var packed = new MemoryStream();
        using (var flate = new ZLibStream(packed, CompressionLevel.Optimal))
        {
            flate.Write(data);
        }

        return packed.ToArray();
    }

    private void PutPack(MemoryStream file, int number, int[] pack)
    {
        var (directory, body) = (new StringBuilder(), new StringBuilder());
        foreach (var member in pack)
        {
            directory.Append(CultureInfo.InvariantCulture, $"{member} {body.Length} ");
            body.Append(texts[member - 1]).Append('\n');
        }

        var entries = string.Create(CultureInfo.InvariantCulture, $"/Type/ObjStm/N {pack.Length}/First {directory.Length}/Filter/FlateDecode");
        PutStream(file, number, entries, Pack(Encoding.Latin1.GetBytes(directory.ToString() + body)));
    }

    /// <summary>A stream of addresses: a kind, a place and an index each.</summary>
    private static void PutDirectory(MemoryStream file, List<(byte Kind, int Where, int Index)> places, int catalog, int info)
    {
        const int Row = 7;
        var start = (int)file.Length;
        places.Add((1, start, 0));
        var table = new byte[places.Count * Row];
        for (var i = 0; i < places.Count; i++)
        {
            var row = table.AsSpan(i * Row, Row);
            row[0] = places[i].Kind;
            BinaryPrimitives.WriteInt32BigEndian(row[1..], places[i].Where);
            BinaryPrimitives.WriteUInt16BigEndian(row[5..], (ushort)places[i].Index);
        }

        // An id that says which content this is, as nothing else may.
        var id = Convert.ToHexString(SHA256.HashData(file.GetBuffer().AsSpan(0, start))[..16]);
        var entries = $"/Type/XRef/Size {places.Count}/W[1 4 2]/Root {catalog} 0 R/Info {info} 0 R/ID[<{id}><{id}>]/Filter/FlateDecode";
        PutStream(file, places.Count - 1, entries, Pack(table));
        Put(file, $"startxref\n{start}\n%%EOF\n");
    }

    private static void PutStream(MemoryStream file, int number, string entries, byte[] data)
    {
        Put(file, $"{number} 0 obj\n<<{entries}/Length {data.Length}>>\nstream\n");
        file.Write(data);
        Put(file, "\nendstream\nendobj\n");
    }

    private static void Put(MemoryStream file, string text) => file.Write(Encoding.Latin1.GetBytes(text));
}
