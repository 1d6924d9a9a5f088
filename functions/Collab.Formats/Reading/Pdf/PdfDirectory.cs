namespace Collab.Formats.Reading.Pdf;

/// <summary>Where an object stands: at an offset of the file, or in an object stream.</summary>
internal readonly record struct PdfPlace(int Offset, int Stream);

/// <summary>Where the objects of a file stand (ISO 32000-1, 7.5.4 and 7.5.8), by the file's own tables or, without those, by looking for them.</summary>
internal sealed class PdfDirectory
{
    private const int MostObjects = 1_000_000;

    /// <summary>Every change that is saved behind a file adds a table.</summary>
    private const int MostTables = 1000;
    private const int TailBytes = 2048;

    private readonly Dictionary<int, PdfPlace> places = [];
    private readonly Dictionary<string, object?> trailer = new(StringComparer.Ordinal);

    private PdfDirectory(bool wasSearchedFor)
    {
        WasSearchedFor = wasSearchedFor;
        Trailer = new(trailer);
    }

    public bool WasSearchedFor { get; }

    public PdfDictionary Trailer { get; }

    public IReadOnlyDictionary<int, PdfPlace> Places => places;

    /// <summary>That of a file which nobody has looked at.</summary>
    public static PdfDirectory Nothing() => new(wasSearchedFor: true);

    /// <summary>The file's own; null when its tables can't be followed to the end.</summary>
    public static PdfDirectory? Read(PdfFile file, ReadOnlyMemory<byte> bytes, PdfBudget budget)
    {
        var tail = Math.Max(0, bytes.Length - TailBytes);
        var at = bytes.Span[tail..].LastIndexOf("startxref"u8);
        if (at < 0 || new PdfLexer(bytes, tail + at + 9).ReadWhole() is not { } first)
        {
            return null;
        }

        var found = new PdfDirectory(wasSearchedFor: false);
        var visited = new HashSet<int>();
        var ahead = new Stack<int>([first]);
        while (ahead.TryPop(out var offset))
        {
            budget.Look();
            if (!visited.Add(offset))
            {
                continue;
            }

            if (visited.Count > MostTables || found.ReadTable(file, bytes, offset, budget) is not { } table)
            {
                return null;
            }

            // What a table for old readers leaves out stands in a stream beside it, which is newer than the tables before.
            Push(ahead, table["Prev"]);
            Push(ahead, table["XRefStm"]);
        }

        return found.trailer.ContainsKey("Root") ? found : null;
    }

    /// <summary>Every "7 0 obj" in the file, the last of each number, and what object streams hold.</summary>
    public static PdfDirectory Search(PdfFile file, ReadOnlyMemory<byte> bytes, PdfBudget budget)
    {
        var found = new PdfDirectory(wasSearchedFor: true);
        var span = bytes.Span;
        var streams = new List<(int Number, PdfStream Stream)>();
        for (int at = 0, next; (next = span[at..].IndexOf("obj"u8)) >= 0; at += next + 3)
        {
            budget.Work();
            if (StartOf(span, at + next) is { } start && file.ReadAt(start, decrypt: false) is { } item && item.Number > 0)
            {
                found.Put(item.Number, new(start, 0), newest: true);
                found.Note(item.Value as PdfDictionary);
                if (item.Value is PdfStream { Entries: var entries } stream && entries.GetValueOrDefault("Type") is PdfName { Value: "ObjStm" })
                {
                    streams.Add((item.Number, stream));
                }
            }
        }

        for (int at = 0, next; (next = span[at..].IndexOf("trailer"u8)) >= 0; at += next + 7)
        {
            budget.Work();
            found.Note(new PdfLexer(bytes, at + next + 7).Read(references: true) as PdfDictionary, isTrailer: true);
        }

        foreach (var (number, stream) in found.trailer.ContainsKey("Encrypt") ? [] : streams)
        {
            foreach (var inner in PdfObjectStream.Of(file, stream, budget).Numbers)
            {
                found.Put(inner, new(0, number), newest: false);
            }
        }

        return found;
    }

    private static void Push(Stack<int> ahead, object? offset)
    {
        if (offset is double number and >= 0 and <= int.MaxValue)
        {
            ahead.Push((int)number);
        }
    }

    /// <summary>Back over "7 0 " from the word obj.</summary>
    private static int? StartOf(ReadOnlySpan<byte> bytes, int at)
    {
        if (at > 2 && bytes[at - 1] == 'd')
        {
            return null;
        }

        var start = at;
        for (var part = 0; part < 2; part++)
        {
            var end = start;
            while (end > 0 && at - end < 30 && PdfLexer.IsSpace(bytes[end - 1]))
            {
                end--;
            }

            start = end;
            while (start > 0 && at - start < 30 && bytes[start - 1] is >= (byte)'0' and <= (byte)'9')
            {
                start--;
            }

            if (start == end)
            {
                return null;
            }
        }

        return start;
    }

    /// <summary>Keeps what of a dictionary belongs to a trailer; one that names the catalog is a stream of addresses or a trailer.</summary>
    private void Note(PdfDictionary? dictionary, bool isTrailer = false)
    {
        if (dictionary is null)
        {
            return;
        }

        if (isTrailer || dictionary["Type"] is PdfName { Value: "XRef" })
        {
            foreach (var key in (string[])["Root", "Encrypt", "ID", "Info"])
            {
                if (dictionary[key] is { } value)
                {
                    trailer[key] = value;
                }
            }
        }
        else if (dictionary["Type"] is PdfName { Value: "Catalog" } && !trailer.ContainsKey("Root"))
        {
            trailer["Root"] = dictionary;
        }
    }

    private PdfDictionary? ReadTable(PdfFile file, ReadOnlyMemory<byte> bytes, int offset, PdfBudget budget)
    {
        if (offset < 0 || offset >= bytes.Length)
        {
            return null;
        }

        var lexer = new PdfLexer(bytes, offset);
        var table = lexer.ReadWord("xref"u8) ? ReadLines(lexer, budget) : ReadStream(file, offset, budget);
        foreach (var (key, value) in table?.Entries ?? trailer)
        {
            trailer.TryAdd(key, value);
        }

        return table;
    }

    private PdfDictionary? ReadLines(PdfLexer lexer, PdfBudget budget)
    {
        while (lexer.ReadWhole() is { } first)
        {
            if (lexer.ReadWhole() is not { } count)
            {
                return null;
            }

            for (var i = 0; i < count; i++)
            {
                budget.Work();
                if (lexer.ReadWhole() is not { } offset || lexer.ReadWhole() is null)
                {
                    return null;
                }

                if (lexer.ReadWord("n"u8))
                {
                    Put(first + i, new(offset, 0), newest: false);
                }
                else if (!lexer.ReadWord("f"u8))
                {
                    return null;
                }
            }
        }

        return lexer.ReadWord("trailer"u8) ? lexer.Read(references: true) as PdfDictionary : null;
    }

    private PdfStream? ReadStream(PdfFile file, int offset, PdfBudget budget)
    {
        if (file.ReadAt(offset, decrypt: false)?.Value is not PdfStream stream || stream["W"] is not List<object?> { Count: >= 3 } widths)
        {
            return null;
        }

        int[] fields = [.. widths.Take(3).Select(w => w is double and >= 0 and <= 8 and var width ? (int)width : 0)];
        var row = fields.Sum();
        var content = file.Decode(stream);
        var sections = stream["Index"] as List<object?> ?? [0d, stream["Size"]];
        for (int section = 0, at = 0; section + 1 < sections.Count && row > 0; section += 2)
        {
            var (first, count) = (sections[section] as double? ?? 0, sections[section + 1] as double? ?? 0);
            for (var i = 0; i < count && at + row <= content.Length; i++, at += row)
            {
                budget.Work();
                Put(first + i, content.AsSpan(at, row), fields);
            }
        }

        return stream;
    }

    private void Put(double number, ReadOnlySpan<byte> row, int[] fields)
    {
        var kind = fields[0] == 0 ? 1 : Field(row[..fields[0]]);
        var value = Field(row.Slice(fields[0], fields[1]));
        if (number is >= 0 and <= int.MaxValue && value is >= 0 and <= int.MaxValue && kind is 1 or 2)
        {
            Put((int)number, kind == 1 ? new((int)value, 0) : new(0, (int)value), newest: false);
        }
    }

    private static long Field(ReadOnlySpan<byte> bytes)
    {
        var value = 0L;
        foreach (var part in bytes)
        {
            value = (value << 8) | part;
        }

        return value;
    }

    private void Put(int number, PdfPlace place, bool newest)
    {
        if (newest)
        {
            places[number] = place;
        }
        else
        {
            places.TryAdd(number, place);
        }

        if (places.Count > MostObjects)
        {
            throw new UnreadableTextException(TextRefusals.TooLarge);
        }
    }
}
