namespace Collab.Formats.Reading.Pdf;

/// <summary>
/// The objects of a PDF (ISO 32000-1, 7.5), each read when it is first asked for. Where its directory is missing or wrong, the file is
/// searched for objects instead. Whatever refers to itself is null where it does.
/// </summary>
internal sealed class PdfFile
{
    /// <summary>An address may lead to an address.</summary>
    private const int MostHops = 16;

    /// <summary>Objects within objects: a stream's length, an object stream, the table of keys.</summary>
    private const int MostWithin = 8;

    private readonly ReadOnlyMemory<byte> bytes;
    private readonly PdfBudget budget;
    private readonly Dictionary<int, object?> objects = [];
    private readonly Dictionary<int, PdfObjectStream?> objectStreams = [];
    private readonly HashSet<int> inReading = [];
    private PdfDirectory directory = PdfDirectory.Nothing();
    private PdfDecryption? decryption;
    private int noEndBehind = int.MaxValue;

    public PdfFile(ReadOnlyMemory<byte> bytes, PdfBudget budget)
    {
        this.bytes = bytes;
        this.budget = budget;
        directory = PdfDirectory.Read(this, bytes, budget) ?? PdfDirectory.Search(this, bytes, budget);

        // Asked for while nobody knew yet where they are.
        objects.Clear();
        Unlock();
        if (!directory.WasSearchedFor && Dictionary(Dictionary(Trailer["Root"])?["Pages"]) is null)
        {
            SearchForObjects();
        }
    }

    public PdfDictionary Trailer => directory.Trailer;

    public PdfDictionary? Catalog => Dictionary(Trailer["Root"]);

    /// <summary>The object itself where an address is given.</summary>
    public object? Resolve(object? value)
    {
        for (var hop = 0; value is PdfReference reference; hop++)
        {
            if (hop == MostHops)
            {
                return null;
            }

            value = Object(reference.Number);
        }

        return value;
    }

    public PdfDictionary? Dictionary(object? value) => Resolve(value) as PdfDictionary;

    public List<object?> Array(object? value) => Resolve(value) as List<object?> ?? [];

    public string? Name(object? value) => (Resolve(value) as PdfName)?.Value;

    public double? Number(object? value) => Resolve(value) as double?;

    public int? Whole(object? value) => Resolve(value) is double number && Math.Abs(number) <= int.MaxValue ? (int)number : null;

    public byte[] Decode(PdfStream stream) => PdfFilters.Decode(this, stream, budget);

    /// <summary>The object that begins here, and its number; null where none does.</summary>
    public (int Number, object? Value)? ReadAt(long offset, bool decrypt)
    {
        if (offset < 0 || offset >= bytes.Length)
        {
            return null;
        }

        budget.Work();
        var lexer = new PdfLexer(bytes, (int)offset);
        if (lexer.ReadWhole() is not { } number || lexer.ReadWhole() is not { } generation || !lexer.ReadWord("obj"u8))
        {
            return null;
        }

        var value = lexer.Read(references: true);
        if (value is PdfDictionary dictionary && value is not PdfStream && lexer.ReadWord("stream"u8))
        {
            value = ReadStream(dictionary, lexer.Position);
        }

        value = value == PdfLexer.End || value is PdfWord ? null : value;
        return (number, decrypt && decryption is not null ? decryption.Decrypt(value, number, generation) : value);
    }

    private object? Object(int number)
    {
        if (objects.TryGetValue(number, out var known))
        {
            return known;
        }

        if (inReading.Count > MostWithin || !inReading.Add(number))
        {
            return null;
        }

        try
        {
            return objects[number] = ReadObject(number);
        }
        finally
        {
            inReading.Remove(number);
        }
    }

    private object? ReadObject(int number)
    {
        if (!directory.Places.TryGetValue(number, out var place))
        {
            return null;
        }

        if (place.Stream != 0)
        {
            return StreamOf(place.Stream)?.Read(number);
        }

        if (ReadAt(place.Offset, decrypt: true) is { } found && found.Number == number)
        {
            return found.Value;
        }

        if (directory.WasSearchedFor)
        {
            return null;
        }

        // The directory is wrong about this one, so about others too.
        SearchForObjects();
        return ReadObject(number);
    }

    private PdfObjectStream? StreamOf(int number)
    {
        if (!objectStreams.TryGetValue(number, out var stream))
        {
            stream = Object(number) is PdfStream found ? PdfObjectStream.Of(this, found, budget) : null;
            objectStreams[number] = stream;
        }

        return stream;
    }

    private void SearchForObjects()
    {
        directory = PdfDirectory.Search(this, bytes, budget);
        objects.Clear();
        objectStreams.Clear();
        if (decryption is null)
        {
            Unlock();
        }
    }

    private void Unlock()
    {
        if (Trailer["Encrypt"] is { } encrypt && Dictionary(encrypt) is { } locks)
        {
            var id = (Resolve(Array(Trailer["ID"]).FirstOrDefault()) as PdfString)?.Bytes ?? [];
            decryption = PdfDecryption.WithoutPassword(this, locks, id) ?? throw new UnreadableTextException(TextRefusals.EncryptedPdf);

            // Read before it was known how; the table of keys itself is never encrypted.
            objects.Clear();
            objectStreams.Clear();
            if (encrypt is PdfReference address)
            {
                objects[address.Number] = locks;
            }
        }
    }

    private PdfStream ReadStream(PdfDictionary dictionary, int position)
    {
        var span = bytes.Span;
        var start = position;
        if (start < span.Length && span[start] == '\r')
        {
            start++;
        }

        if (start < span.Length && span[start] == '\n')
        {
            start++;
        }

        var entries = (Dictionary<string, object?>)dictionary.Entries;
        if (Whole(dictionary["Length"]) is >= 0 and var length && length <= span.Length - start && new PdfLexer(bytes, start + length).ReadWord("endstream"u8))
        {
            return new(entries, bytes.Slice(start, length));
        }

        return new(entries, bytes[start..EndOf(start)]);
    }

    /// <summary>Where a stream ends whose length is wrong.</summary>
    private int EndOf(int start)
    {
        if (start >= noEndBehind)
        {
            return bytes.Length;
        }

        budget.Look();
        var found = bytes.Span[start..].IndexOf("endstream"u8);
        noEndBehind = found < 0 ? start : noEndBehind;
        return found < 0 ? bytes.Length : start + found;
    }
}
