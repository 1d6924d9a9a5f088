namespace Collab.Formats.Reading.Pdf;

/// <summary>Undoes the differences to the row above that make tables of numbers smaller (ISO 32000-1, 7.4.4.4).</summary>
internal static class PdfPredictor
{
    private const int MostRowBytes = 1 << 20;

    public static byte[] Undo(PdfFile file, byte[] bytes, PdfDictionary parameters)
    {
        var predictor = file.Whole(parameters["Predictor"]) ?? 1;
        if (predictor < 10)
        {
            return bytes;
        }

        long colors = file.Whole(parameters["Colors"]) ?? 1, bits = file.Whole(parameters["BitsPerComponent"]) ?? 8, columns = file.Whole(parameters["Columns"]) ?? 1;
        if (colors is < 1 or > 32 || bits is < 1 or > 16 || columns is < 1 or > MostRowBytes || ((colors * bits * columns) + 7) / 8 > MostRowBytes)
        {
            return [];
        }

        return UndoRows(bytes, (int)((colors * bits * columns) + 7) / 8, (int)Math.Max(1, colors * bits / 8));
    }

    private static byte[] UndoRows(byte[] bytes, int rowBytes, int step)
    {
        var rows = (bytes.Length + rowBytes) / (rowBytes + 1);
        var result = new byte[rows * rowBytes];
        var length = 0;
        for (var row = 0; row < rows; row++)
        {
            var from = bytes.AsSpan((row * (rowBytes + 1)) + 1);
            var count = Math.Min(rowBytes, from.Length);
            var above = row == 0 ? default : result.AsSpan((row - 1) * rowBytes, rowBytes);
            UndoRow(bytes[row * (rowBytes + 1)], from[..count], above, result.AsSpan(row * rowBytes, count), step);
            length += count;
        }

        return result[..length];
    }

    private static void UndoRow(byte kind, ReadOnlySpan<byte> from, ReadOnlySpan<byte> above, Span<byte> to, int step)
    {
        for (var i = 0; i < from.Length; i++)
        {
            int left = i >= step ? to[i - step] : 0, up = above.IsEmpty ? 0 : above[i], corner = i >= step && !above.IsEmpty ? above[i - step] : 0;
            to[i] = (byte)(from[i] + kind switch
            {
                1 => left,
                2 => up,
                3 => (left + up) / 2,
                4 => Nearest(left, up, corner),
                _ => 0,
            });
        }
    }

    private static int Nearest(int left, int up, int corner)
    {
        var guess = left + up - corner;
        int toLeft = Math.Abs(guess - left), toUp = Math.Abs(guess - up), toCorner = Math.Abs(guess - corner);
        return toLeft <= toUp && toLeft <= toCorner ? left : toUp <= toCorner ? up : corner;
    }
}
