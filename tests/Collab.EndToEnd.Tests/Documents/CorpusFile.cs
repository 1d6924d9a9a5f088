using System.Text.Json.Nodes;
using Collab.Testing;

namespace Collab.EndToEnd.Tests.Documents;

/// <summary>A file of <c>tests/corpus</c> and what has to become of it; the members are explained in its README.</summary>
internal sealed record CorpusFile(string Folder, string Name, byte[] Content, JsonNode Expected)
{
    private const string Ending = ".expected.json";

    public string Path => $"{Folder}/{Name}";

    public string SentBy => Text("sentBy")!;

    public string? Kind => Text("kind");

    public string? After => Text("after");

    /// <summary>The files of a folder, in order of their names.</summary>
    public static IReadOnlyList<CorpusFile> Of(params ReadOnlySpan<string> folders)
    {
        var files = new List<CorpusFile>();
        foreach (var folder in folders)
        {
            var paths = Directory.GetFiles(RepositoryRoot.Of("tests", "corpus", folder), $"*{Ending}").Select(p => p[..^Ending.Length]);
            files.AddRange(paths.Order(StringComparer.Ordinal).Select(p => new CorpusFile(
                folder, System.IO.Path.GetFileName(p), File.ReadAllBytes(p), JsonNode.Parse(File.ReadAllBytes(p + Ending))!)));
        }

        return files;
    }

    public string? Text(string member) => Expected[member]?.GetValue<string>();

    public int? Number(string member) => Expected[member]?.GetValue<int>();

    public IReadOnlyList<string> Texts(string member) => TextsOf(Expected[member]);

    /// <summary>The texts of an array; none where there is none.</summary>
    public static IReadOnlyList<string> TextsOf(JsonNode? array) => [.. array?.AsArray().Select(t => t!.GetValue<string>()) ?? []];

    public override string ToString() => Path;
}
