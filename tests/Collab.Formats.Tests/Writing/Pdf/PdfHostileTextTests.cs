using Collab.Core.Reports;
using Collab.Formats.Writing.Pdf;

namespace Collab.Formats.Tests.Writing.Pdf;

/// <summary>Names are written by strangers.</summary>
public sealed class PdfHostileTextTests
{
    public static TheoryData<string> Texts =>
    [
        "(unbalanced ( and \\ ) >> endobj <</JS(x)>> stream",
        "سورة عربية ואנגלית mixed \u202Ereversed\u202C",
        "👩🏽‍⚕️ emoji 🇲🇳 🧬",
        "line\r\nbreak\ttab\0null\u0007bell\u001B[31m\u2028sep",
        "e\u0301\u0302\u0303 loose и\u0306 marks" + new string('\u0301', 500),
        "lone \uD800 surrogate \uDC00",
        "\uFFFE\uFFFF noncharacters \uFDD0",
        "क्ष्म्य्र् ज्ञ र्‍य \u094D\u093F ि alone \u200D\u200C",
        string.Empty,
        "   ",
        "\u0301",
        new('x', 10_000),
        string.Concat(Enumerable.Repeat("नेपालकोचिकित्सा", 700)),
        string.Concat(Enumerable.Repeat("Эрүүл мэндийн ", 700)),
        string.Concat(Enumerable.Range(0, 5000).Select(i => char.ConvertFromUtf32(0x4E00 + i))),
    ];

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task Write_HostileName_IsTextWhereverItStands(string hostile)
    {
        var (report, names) = SampleReports.Small("en");
        names = new(
            hostile,
            new Dictionary<string, string>(StringComparer.Ordinal) { ["snu"] = hostile },
            names.Collaborations.ToDictionary(pair => pair.Key, pair => new CollaborationLabel { Code = hostile, Title = hostile, Partners = ["snu"] }));
        report = report with
        {
            Collaborations = report.Collaborations with { ByKind = new(StringComparer.Ordinal) { [hostile] = 1 }, ByCountry = new(StringComparer.Ordinal) { [hostile] = 2 } },
        };

        using var output = new MemoryStream();
        await new PdfReport().WriteAsync(report, names, output, CancellationToken.None);
        var pdf = new WrittenPdf(output.ToArray());

        Assert.Null(pdf.File.Catalog!["OpenAction"]);
        Assert.InRange(pdf.Bytes.Length, 1000, 2 * 1024 * 1024);
        var expected = WrittenPdf.Squeezed(Formats.Writing.Pdf.Text.TextSetter.Clean(hostile));
        var rows = pdf.Table("Collaborations", "By kind");
        Assert.Equal(2, rows.Length);
        Assert.StartsWith(expected, rows[1], StringComparison.Ordinal);
        Assert.EndsWith("|1", rows[1], StringComparison.Ordinal);
    }
}
