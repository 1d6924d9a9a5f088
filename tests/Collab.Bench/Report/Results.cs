using System.Text.Encodings.Web;
using System.Text.Json;
using Collab.Testing;

namespace Collab.Bench.Report;

/// <summary>A run's figures, when it ended and on which machine.</summary>
internal sealed record Results(string Length, DateOnly Date, string Machine, IReadOnlyList<Figure> Figures)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The file of a run: that of full ones is kept with the sources, because a page is made of it.</summary>
    public static string FileOf(BenchLength length) => RepositoryRoot.Of("tests", "Collab.Bench", "results", $"{length.ToString().ToLowerInvariant()}.json");

    public static Results Load(string file) => JsonSerializer.Deserialize<Results>(File.ReadAllText(file), Json)!;

    public async Task SaveAsync(string file)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
        await File.WriteAllTextAsync(file, JsonSerializer.Serialize(this, Json) + "\n");
    }
}
