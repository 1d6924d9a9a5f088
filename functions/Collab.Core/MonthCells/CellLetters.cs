namespace Collab.Core.MonthCells;

/// <summary>Codes of capital letters, five bits a letter.</summary>
internal static class CellLetters
{
    public static ulong Pack(string code)
    {
        ulong packed = 0;
        foreach (var letter in code)
        {
            packed = (packed << 5) | (uint)(letter - 'A');
        }

        return packed;
    }

    /// <summary>The code in the lowest bits.</summary>
    public static string Read(ulong packed, int length) => string.Create(length, packed, static (letters, packed) =>
    {
        for (var i = letters.Length - 1; i >= 0; i--)
        {
            letters[i] = (char)('A' + (int)(packed & 0x1f));
            packed >>= 5;
        }
    });
}
