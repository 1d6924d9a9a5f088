using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Collab.Core.Agreements;
using Collab.Formats.Reading.Pdf;
using Collab.Formats.Tests.Reading;
using Collab.Formats.Writing.Templates;

namespace Collab.Formats.Tests.Writing.Templates;

public sealed class AgreementFormTests
{
    [Fact]
    public void Write_Twice_HasTheSameBytes() => Assert.Equal(new AgreementForm().Write(), new AgreementForm().Write());

    [Fact]
    public void Write_Empty_HasItsLabelsAndNoValues()
    {
        using var file = new MemoryStream(new AgreementForm().Write());
        var text = PdfText.Read(file, CancellationToken.None).Text();
        Assert.Single(text.Pages);
        Assert.Contains("Summary of an agreement", text.Words(), StringComparison.Ordinal);
        Assert.Contains("student-exchange", text.Words(), StringComparison.Ordinal);
        Assert.Empty(text.FormFields);
    }

    [Fact]
    public void Write_FilledInThreeScripts_IsReadBackAsGiven()
    {
        var values = FieldNames.All.ToDictionary(name => name, name => $"{name} Өвөр Үндэс क्षि é");
        values[FieldNames.Partners] = "Монгол Улсын Их Сургууль\nकाठमाडौं विश्वविद्यालय\nKathmandu";
        using var file = new MemoryStream(Filled(values));
        Assert.Equal(values, PdfText.Read(file, CancellationToken.None).Text().FormFields);
    }

    /// <summary>As readers save a form: the fields once more behind the file, with a table that leads back to the first.</summary>
    private static byte[] Filled(Dictionary<string, string> values)
    {
        var file = new StringBuilder(Encoding.ASCII.GetString(new AgreementForm().Write()));
        var before = Regex.Match(file.ToString(), @"startxref\n(\d+)").Groups[1].Value;
        var table = new StringBuilder("xref\n");
        foreach (Match field in Regex.Matches(file.ToString(), @"(\d+) 0 obj\n<<(/Type/Annot[^\n]*/T\((\w+)\)[^\n]*)>>\n"))
        {
            var value = Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(values[field.Groups[3].Value].Replace('\n', '\r')));
            table.Append(CultureInfo.InvariantCulture, $"{field.Groups[1].Value} 1\n{file.Length:0000000000} 00000 n \n");
            file.Append(CultureInfo.InvariantCulture, $"{field.Groups[1].Value} 0 obj\n<<{field.Groups[2].Value}/V<FEFF{value}>>>\nendobj\n");
        }

        var start = file.Length;
        file.Append(CultureInfo.InvariantCulture, $"{table}trailer\n<</Size 100/Root 1 0 R/Prev {before}>>\nstartxref\n{start}\n%%EOF\n");
        return Encoding.ASCII.GetBytes(file.ToString());
    }
}
