using System.Net;
using System.Text.Json.Nodes;
using Collab.EndToEnd.Tests.Http;
using Collab.EndToEnd.Tests.Registers;
using Collab.Testing;

namespace Collab.EndToEnd.Tests.Documents;

/// <summary>An app that knows the institutions of <c>tests/corpus/agreements</c>, into which all its agreements were dropped at once.</summary>
public sealed class AgreementRun : IAsyncLifetime
{
    private static readonly string Folder = RepositoryRoot.Of("tests", "corpus", "agreements");

    private readonly Dictionary<string, AgreementCheck> checks = new(StringComparer.Ordinal);
    private AppProcess? app;

    /// <summary>Their names.</summary>
    public static IReadOnlyList<string> Files =>
        [.. Directory.EnumerateFiles(Folder).Select(f => Path.GetFileName(f)).Where(f => f.EndsWith(".pdf", StringComparison.Ordinal) || f.EndsWith(".docx", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    internal AgreementCheck CheckOf(string file) => checks[file];

    public async Task InitializeAsync()
    {
        app = await AppProcess.StartAsync();
        var api = new ApiClient(app.Http);
        foreach (var institution in Json("institutions.json").AsArray().Select(i => i!.AsObject()))
        {
            var id = institution["id"]!.GetValue<string>();
            institution.Remove("id");
            (await api.PutAsync($"institutions/{id}", institution.ToJsonString(), ("If-None-Match", "*"))).Want(HttpStatusCode.Created);
        }

        var expected = Files.ToDictionary(f => f, f => Json(Path.ChangeExtension(f, ".expected.json")), StringComparer.Ordinal);
        foreach (var file in Files)
        {
            await Uploads.PutAsync(app, $"{SenderOf(expected[file])}/{file}", await File.ReadAllBytesAsync(Path.Combine(Folder, file)));
        }

        foreach (var file in Files)
        {
            var document = await Waiting.ForDocumentAsync(api, SenderOf(expected[file]), file);
            checks[file] = AgreementCheck.Of(file, expected[file], document);
        }
    }

    public async Task DisposeAsync()
    {
        if (app is not null)
        {
            await app.DisposeAsync();
        }
    }

    private static JsonNode Json(string name) => JsonNode.Parse(File.ReadAllBytes(Path.Combine(Folder, name)))!;

    private static string SenderOf(JsonNode expected) => expected["sender"]!.GetValue<string>();
}
