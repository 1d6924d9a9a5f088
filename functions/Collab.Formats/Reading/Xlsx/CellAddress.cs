namespace Collab.Formats.Reading.Xlsx;

/// <summary>Where a cell stands: its row from 1, its column from 0. In a file it is written like <c>AB12</c>.</summary>
internal readonly record struct CellAddress(int Row, int Column)
{
    /// <summary>Whether the text is an address that a sheet has.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out CellAddress address)
    {
        int column = 0, row = 0, at = 0;
        for (; at < text.Length && (text[at] | 0x20) is >= 'a' and <= 'z' && column <= XlsxLimits.LastColumn; at++)
        {
            column = (column * 26) + (text[at] | 0x20) - 'a' + 1;
        }

        var digits = at;
        for (; at < text.Length && char.IsAsciiDigit(text[at]) && row <= XlsxLimits.LastRow; at++)
        {
            row = (row * 10) + text[at] - '0';
        }

        address = new(row, column - 1);
        return at == text.Length && digits > 0 && at > digits && row is >= 1 and <= XlsxLimits.LastRow && column is >= 1 and <= XlsxLimits.LastColumn;
    }

    /// <summary>The letters of a column, counted from 0: A, B, … Z, AA.</summary>
    public static string Letters(int column) => column < 26 ? ((char)('A' + column)).ToString() : Letters((column / 26) - 1) + (char)('A' + (column % 26));

    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Letters(Column)}{Row}");
}
