using System.Globalization;
using System.Text;

namespace Collab.Formats.Writing.Pdf.Files;

/// <summary>How values are written in a file.</summary>
internal static class Notation
{
    /// <summary>A length, to a hundredth of a point, which nobody sees.</summary>
    public static string Number(double value)
    {
        var text = Math.Round(value, 2).ToString("0.##", CultureInfo.InvariantCulture);
        return text == "-0" ? "0" : text;
    }

    /// <summary>A string in any script.</summary>
    public static string Text(string text) => $"<FEFF{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text))}>";

    public static string Reference(int number) => $"{Plain(number)} 0 R";

    public static string Plain(int number) => number.ToString(CultureInfo.InvariantCulture);
}
