using System.Text.Json;
using Collab.Core.Documents.Reading;
using Collab.Core.Institutions;
using Collab.Core.Results;
using Collab.Formats.Reading;
using Collab.Formats.Reading.Docx;
using Collab.Formats.Reading.Pdf;
using Collab.Testing;

namespace Collab.Formats.Tests.Agreements;

/// <summary>An agreement of <c>tests/corpus/agreements</c>, and what is expected of it.</summary>
internal sealed record AgreementFile(string Path, JsonElement Expected)
{
    private static readonly string Folder = RepositoryRoot.Of("tests", "corpus", "agreements");

    public string Name => System.IO.Path.GetFileName(Path);

    public string Sender => Expected.GetProperty("sender").GetString()!;

    public bool IsRejected => Expected.TryGetProperty("rejected", out _);

    /// <summary>All files of a folder of the corpus.</summary>
    public static IReadOnlyList<AgreementFile> All(string below = "") =>
    [
        .. Directory.EnumerateFiles(System.IO.Path.Combine(Folder, below), "*.expected.json").Order(StringComparer.Ordinal).Select(expected =>
        {
            var name = expected[..^".expected.json".Length];
            var path = File.Exists(name + ".pdf") ? name + ".pdf" : name + ".docx";
            return new AgreementFile(path, JsonDocument.Parse(File.ReadAllBytes(expected)).RootElement);
        }),
    ];

    /// <summary>The institutions that the agreements name, read as a PUT reads them.</summary>
    public static IReadOnlyList<Institution> Institutions()
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(System.IO.Path.Combine(Folder, "institutions.json")));
        var institutions = new List<Institution>();
        foreach (var json in document.RootElement.EnumerateArray())
        {
            var faults = new Faults();
            institutions.Add(InstitutionReader.Read(json.GetProperty("id").GetString()!, json, faults)
                ?? throw new InvalidOperationException(faults.All[0].Detail));
        }

        return institutions;
    }

    /// <summary>The text as the readers give it, or null when they refuse the file.</summary>
    public DocumentText? Text()
    {
        using var content = File.OpenRead(Path);
        var reading = Path.EndsWith(".docx", StringComparison.Ordinal) ? DocxText.Read(content, CancellationToken.None) : PdfText.Read(content, CancellationToken.None);
        return (reading as TextReading.Read)?.Text;
    }
}
