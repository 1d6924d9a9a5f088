using System.Globalization;
using System.Text;

namespace Collab.Testing.Corpus;

/// <summary>A form with fields that were filled in: a PDF as small as it can be.</summary>
public static class FilledForm
{
    /// <summary>The file, with these fields by their names.</summary>
    public static byte[] Of(params (string Field, string Value)[] fields)
    {
        string[] objects =
        [
            $"<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[{string.Join(' ', fields.Select((_, i) => $"{Number(i + 4)} 0 R"))}]>>>>",
            "<</Type/Pages/Kids[3 0 R]/Count 1>>",
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>",
            .. fields.Select(f => $"<</FT/Tx/T({f.Field})/V<FEFF{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(f.Value))}>>>"),
        ];
        var file = new StringBuilder("%PDF-1.7\n");
        var places = new StringBuilder("0000000000 65535 f \n");
        for (var i = 0; i < objects.Length; i++)
        {
            places.Append(file.Length.ToString("D10", CultureInfo.InvariantCulture)).Append(" 00000 n \n");
            file.Append(Number(i + 1)).Append(" 0 obj\n").Append(objects[i]).Append("\nendobj\n");
        }

        var start = Number(file.Length);
        var size = Number(objects.Length + 1);
        file.Append("xref\n0 ").Append(size).Append('\n').Append(places).Append("trailer\n<</Size ").Append(size).Append("/Root 1 0 R>>\nstartxref\n").Append(start).Append("\n%%EOF\n");
        return Encoding.ASCII.GetBytes(file.ToString());
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
