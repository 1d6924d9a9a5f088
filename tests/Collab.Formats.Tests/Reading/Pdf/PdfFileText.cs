using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Collab.Formats.Tests.Reading.Pdf;

/// <summary>Makes PDFs object by object, well-formed or not.</summary>
internal sealed class PdfFileText
{
    public const string Helvetica = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>";

    private readonly List<byte> file = [];
    private readonly SortedDictionary<int, int> places = [];

    public PdfFileText() => Write("%PDF-1.7\n");

    /// <summary>A document of one page with this content; object 5 is its font.</summary>
    public static MemoryStream Of(string content, string font = Helvetica, params (int Number, string Body)[] more) =>
        Pages(font, [content], more);

    public static MemoryStream Pages(string font, string[] contents, params (int Number, string Body)[] more)
    {
        var made = new PdfFileText()
            .Add(1, "<</Type/Catalog/Pages 2 0 R>>")
            .Add(2, $"<</Type/Pages/Kids[{string.Join(' ', contents.Select((_, i) => $"{100 + (2 * i)} 0 R"))}]/Count {contents.Length}/MediaBox[0 0 595 842]/Resources<</Font<</F 5 0 R>>/XObject<</X 6 0 R>>>>>>")
            .Add(5, font);
        for (var i = 0; i < contents.Length; i++)
        {
            made.Add(100 + (2 * i), $"<</Type/Page/Parent 2 0 R/Contents {101 + (2 * i)} 0 R>>").AddStream(101 + (2 * i), "", Encoding.Latin1.GetBytes(contents[i]));
        }

        foreach (var (number, body) in more)
        {
            made.Add(number, body);
        }

        return made.End();
    }

    public PdfFileText Add(int number, string body)
    {
        places[number] = file.Count;
        Write($"{number} 0 obj\n{body}\nendobj\n");
        return this;
    }

    public PdfFileText AddStream(int number, string entries, byte[] content)
    {
        places[number] = file.Count;
        Write($"{number} 0 obj\n<<{entries}/Length {content.Length}>>\nstream\n");
        file.AddRange(content);
        Write("\nendstream\nendobj\n");
        return this;
    }

    public static string Stream(string entries, string content) => $"<<{entries}/Length {content.Length}>>\nstream\n{content}\nendstream";

    public static byte[] Deflate(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal))
        {
            zlib.Write(content);
        }

        return packed.ToArray();
    }

    /// <summary>With a table of all objects.</summary>
    public MemoryStream End(string trailer = "/Root 1 0 R")
    {
        var table = file.Count;
        Write("xref\n0 1\n0000000000 65535 f \n");
        foreach (var (number, place) in places)
        {
            Write(string.Create(CultureInfo.InvariantCulture, $"{number} 1\n{place:0000000000} 00000 n \n"));
        }

        Write($"trailer\n<</Size 1000{trailer}>>\nstartxref\n{table}\n%%EOF\n");
        return new([.. file]);
    }

    /// <summary>Without any table.</summary>
    public MemoryStream EndAbruptly(string rest = "")
    {
        Write(rest);
        return new([.. file]);
    }

    private void Write(string text) => file.AddRange(Encoding.Latin1.GetBytes(text));
}
