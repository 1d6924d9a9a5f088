using System.IO.Compression;
using System.Text;
using Collab.Core.Reports;
using Collab.Formats.Writing.CsvTables;

namespace Collab.Formats.Tests.Writing.CsvTables;

public sealed class CsvReportTests
{
    [Theory]
    [InlineData("en")]
    [InlineData("mn")]
    [InlineData("ne")]
    public async Task Tables_OfASmallReport_AreTheGoldenOnes(string language)
    {
        var (report, names) = SampleReports.Small(language);
        var files = await FilesAsync(report, names);

        await GoldenFile.CheckAsync($"CsvTables/Golden/{language}.txt", string.Concat(files.Select(f => $"== {f.Key}\n{f.Value.ReplaceLineEndings("\n")}")));
    }

    [Fact]
    public async Task Tables_OfALargeReport_AddUpToItsFigures()
    {
        var (report, names) = SampleReports.Large("ne", new(new(2025, 1, 1), new(2025, 12, 31)));
        var files = await FilesAsync(report, names);

        var byKind = Rows(files["activities-kind.csv"]);
        Assert.Equal("kind,kindName,activities,participants,personDays,participantsChange", byKind[0]);
        Assert.Equal(
            report.Activities.ByKind.Select(g => $"{g.Key} {g.Value.Count} {g.Value.Participants} {g.Value.PersonDays}").Order(StringComparer.Ordinal),
            byKind.Skip(1).Select(r => r.Split(',')).Select(c => $"{c[0]} {c[2]} {c[3]} {c[4]}").Order(StringComparer.Ordinal));
        Assert.Equal(report.Funding.Select(f => f.Incoming), Rows(files["funding-currency.csv"]).Skip(1).Select(r => r.Split(',')[2]));
    }

    [Fact]
    public async Task Files_Always_BeginWithAByteOrderMarkAndAreTheSameBytesTwice()
    {
        var (report, names) = SampleReports.Small("mn");
        var bytes = await BytesAsync(report, names);

        using var zip = new ZipArchive(new MemoryStream(bytes));
        Assert.All(zip.Entries, entry =>
        {
            using var stream = entry.Open();
            Span<byte> first = stackalloc byte[3];
            stream.ReadExactly(first);
            Assert.Equal([0xEF, 0xBB, 0xBF], first.ToArray());
        });
        Assert.Equal(bytes, await BytesAsync(report, names));
    }

    [Fact]
    public async Task Texts_WithQuotesAndFormulas_AreQuotedAndHarmless()
    {
        var (report, names) = SampleReports.Small("en");
        var files = await FilesAsync(report, names with { ScopeName = "=1+1", Institutions = new Dictionary<string, string> { ["snu"] = "=cmd|' /C calc'!A0, \"x\"\ny" } });

        Assert.Contains(",'=1+1,", files["report.csv"], StringComparison.Ordinal);
        Assert.Contains("\"'=cmd|' /C calc'!A0, \"\"x\"\"\ny\"", files["activities-partner.csv"], StringComparison.Ordinal);
    }

    private static string[] Rows(string file) => file.TrimEnd().Split("\r\n");

    private static async Task<SortedDictionary<string, string>> FilesAsync(Report report, ReportNames names)
    {
        using var zip = new ZipArchive(new MemoryStream(await BytesAsync(report, names)));
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var entry in zip.Entries)
        {
            using var reader = new StreamReader(entry.Open(), Encoding.UTF8);
            files[entry.FullName] = await reader.ReadToEndAsync();
        }

        return files;
    }

    private static async Task<byte[]> BytesAsync(Report report, ReportNames names)
    {
        using var output = new MemoryStream();
        await new CsvReport().WriteAsync(report, names, output, CancellationToken.None);
        return output.ToArray();
    }
}
