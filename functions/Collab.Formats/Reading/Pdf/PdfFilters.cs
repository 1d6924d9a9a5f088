using System.IO.Compression;
using System.Runtime.InteropServices;

namespace Collab.Formats.Reading.Pdf;

/// <summary>The ways in which streams are packed (ISO 32000-1, 7.4), except those of pictures. Never more than the budget is unpacked.</summary>
internal static class PdfFilters
{
    /// <summary>More filters in a row than any program makes.</summary>
    private const int MostFilters = 8;

    /// <summary>The stream's bytes; as many as could be unpacked when it is damaged, none when it is a picture.</summary>
    public static byte[] Decode(PdfFile file, PdfStream stream, PdfBudget budget)
    {
        var filters = Names(file, stream["Filter"] ?? stream["F"]);
        var parameters = file.Resolve(stream["DecodeParms"] ?? stream["DP"]);
        var bytes = stream.Packed;
        for (var i = 0; i < filters.Count; i++)
        {
            if (i == MostFilters)
            {
                return [];
            }

            var own = parameters is List<object?> list ? file.Resolve(list.ElementAtOrDefault(i)) : parameters;
            if (Decode(file, filters[i], bytes, own as PdfDictionary ?? PdfDictionary.Empty, budget) is not { } decoded)
            {
                return [];
            }

            budget.Unpack(decoded.Length);
            bytes = decoded;
        }

        return filters.Count == 0 ? bytes.ToArray() : bytes.Length == 0 ? [] : ToArray(bytes);
    }

    private static byte[] ToArray(ReadOnlyMemory<byte> bytes) =>
        MemoryMarshal.TryGetArray(bytes, out var whole) && whole.Count == whole.Array!.Length ? whole.Array : bytes.ToArray();

    private static List<string> Names(PdfFile file, object? filter) => file.Resolve(filter) switch
    {
        PdfName name => [name.Value],
        List<object?> list => [.. list.Take(MostFilters + 1).Select(f => file.Resolve(f)).OfType<PdfName>().Select(n => n.Value)],
        _ => [],
    };

    private static byte[]? Decode(PdfFile file, string filter, ReadOnlyMemory<byte> bytes, PdfDictionary parameters, PdfBudget budget) => filter switch
    {
        "FlateDecode" or "Fl" => PdfPredictor.Undo(file, Inflate(bytes, budget), parameters),
        "LZWDecode" or "LZW" => PdfPredictor.Undo(file, PdfLzw.Decode(bytes.Span, file.Whole(parameters["EarlyChange"]) != 0, budget), parameters),
        "ASCIIHexDecode" or "AHx" => PdfAscii.DecodeHex(bytes.Span),
        "ASCII85Decode" or "A85" => PdfAscii.Decode85(bytes.Span),
        "RunLengthDecode" or "RL" => PdfAscii.DecodeRuns(bytes.Span),
        "Crypt" => bytes.ToArray(),
        _ => null,
    };

    private static byte[] Inflate(ReadOnlyMemory<byte> packed, PdfBudget budget)
    {
        using var output = new MemoryStream(Math.Min(packed.Length * 4, PdfBudget.RatioFrom));

        // The two bytes of zlib's header say nothing that matters; a checksum that is wrong or missing doesn't either.
        if (packed.Length > 2 && MemoryMarshal.TryGetArray(packed[2..], out var bytes))
        {
            Copy(new DeflateStream(new MemoryStream(bytes.Array!, bytes.Offset, bytes.Count), CompressionMode.Decompress), output, packed.Length, budget);
        }

        return output.ToArray();
    }

    /// <summary>What comes before the place where a stream is damaged is kept.</summary>
    private static void Copy(DeflateStream inflate, MemoryStream output, int packed, PdfBudget budget)
    {
        var buffer = new byte[32 * 1024];
        using (inflate)
        {
            try
            {
                for (int read; (read = inflate.Read(buffer)) > 0;)
                {
                    output.Write(buffer, 0, read);
                    budget.Look();
                    if (output.Length > PdfBudget.MostOfOne || (output.Length > PdfBudget.RatioFrom && output.Length / PdfBudget.MostRatio > packed))
                    {
                        throw new UnreadableTextException(TextRefusals.TooLarge);
                    }
                }
            }
            catch (InvalidDataException)
            {
                return;
            }
        }
    }
}
