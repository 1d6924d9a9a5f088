using System.Globalization;
using System.Text;

namespace Collab.Formats.Writing.Templates;

/// <summary>Writes a small PDF of objects that are given as they stand in it (ISO 32000-1, 7.5). The first is the catalog.</summary>
internal static class FormPdf
{
    public static byte[] Write(IReadOnlyList<string> objects)
    {
        ArgumentNullException.ThrowIfNull(objects);
        var file = new StringBuilder("%PDF-1.7\n");
        var table = new StringBuilder();
        for (var i = 0; i < objects.Count; i++)
        {
            table.Append(CultureInfo.InvariantCulture, $"{file.Length:0000000000} 00000 n \n");
            file.Append(CultureInfo.InvariantCulture, $"{i + 1} 0 obj\n{objects[i]}\nendobj\n");
        }

        var start = file.Length;
        file.Append(CultureInfo.InvariantCulture, $"xref\n0 {objects.Count + 1}\n0000000000 65535 f \n{table}");
        file.Append(CultureInfo.InvariantCulture, $"trailer\n<</Size {objects.Count + 1}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n");

        // One letter is one byte: all that isn't ASCII is written as hexadecimal digits.
        return Encoding.ASCII.GetBytes(file.ToString());
    }

    /// <summary>A string in any script.</summary>
    public static string Text(string text) => $"<FEFF{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text))}>";
}
