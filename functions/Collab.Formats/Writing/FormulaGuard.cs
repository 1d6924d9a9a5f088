using System.Buffers;

namespace Collab.Formats.Writing;

/// <summary>
/// Keeps a spreadsheet from running a cell as a formula: an apostrophe goes in front, and reading takes it away again, so that a
/// feedback file can be sent back as it is. <c>Strip(GuardCell(x)) == x</c> for every trimmed x.
/// </summary>
/// <remarks>Characters after OWASP's "CSV Injection": also the wide forms of the signs, which a spreadsheet set up for East Asia takes for the signs.</remarks>
internal static class FormulaGuard
{
    private static readonly SearchValues<char> InNumbers = SearchValues.Create("0123456789.,% \u00A0\u202F");

    /// <summary>A text of our own, guarded whenever it begins like a formula.</summary>
    public static string GuardText(string text) => BeginsFormula(text) ? "'" + text : text;

    /// <summary>A cell of the sender's. Negative numbers and a lone dash stay as they are.</summary>
    public static string GuardCell(string cell)
    {
        // One look at the first character settles nearly every cell.
        if (cell.Length == 0 || (cell[0] != '\'' && !BeginsFormula(cell)))
        {
            return cell;
        }

        if (cell[0] == '-' && (cell.Length == 1 || IsNumber(cell.AsSpan(1))))
        {
            return cell;
        }

        return BeginsFormula(cell.AsSpan().TrimStart('\'')) ? "'" + cell : cell;
    }

    /// <summary>Takes one apostrophe away where only <see cref="GuardCell"/>, or a careful sender, would have put it.</summary>
    public static string Strip(string cell) =>
        cell is ['\'', ..] && BeginsFormula(cell.AsSpan().TrimStart('\'')) ? cell[1..] : cell;

    private static bool BeginsFormula(ReadOnlySpan<char> text) =>
        text is ['=' or '+' or '-' or '@' or '\t' or '\r' or '\n' or '\uff1d' or '\uff0b' or '\uff0d' or '\uff20', ..];

    private static bool IsNumber(ReadOnlySpan<char> text) =>
        text is [>= '0' and <= '9', ..] && text.IndexOfAnyExcept(InNumbers) < 0;
}
