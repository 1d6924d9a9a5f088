using System.Diagnostics;
using System.Text.Json;

namespace Collab.Infra.Tests.Syntax;

/// <summary>Every file that Collab is deployed with, read once for all tests by the Node program tests/infra/read.mjs.</summary>
public sealed class Deployment
{
    private static readonly JsonSerializerOptions CamelCase = new(JsonSerializerDefaults.Web) { MaxDepth = 512 };
    private static readonly Lazy<Task<Deployment>> Whole = new(ReadAsync);

    private readonly Dictionary<string, JsonElement> read;

    private Deployment(Dictionary<string, JsonElement> read)
    {
        this.read = read;
        Files = [.. read.Where(r => !IsYaml(r.Key)).Select(r => new BicepFile(r.Key, r.Value.Deserialize<SyntaxNode>(CamelCase)!))];
    }

    /// <summary>Templates and parameter files.</summary>
    public IReadOnlyList<BicepFile> Files { get; }

    public IEnumerable<BicepFile> Templates => Files.Where(f => f.Path.EndsWith(".bicep", StringComparison.Ordinal));

    public IEnumerable<BicepFile> ParameterFiles => Files.Where(f => f.Path.EndsWith(".bicepparam", StringComparison.Ordinal));

    public BicepFile Main => this["infra/main.bicep"];

    /// <summary>A template by its path below the repository.</summary>
    public BicepFile this[string path] => Files.Single(f => f.Path == path);

    /// <summary>The file that a module of another file is made from.</summary>
    public BicepFile Of(BicepFile file, Declaration module) =>
        this[System.IO.Path.GetRelativePath(RepositoryRoot.Path, System.IO.Path.GetFullPath(module.Source!, System.IO.Path.GetDirectoryName(RepositoryRoot.Of(file.Path))!)).Replace('\\', '/')];

    /// <summary>The value of a YAML file.</summary>
    public JsonElement Yaml(string path) => read[path];

    /// <summary>The workflows' paths.</summary>
    public IEnumerable<string> Workflows => read.Keys.Where(path => path.StartsWith(".github/workflows/", StringComparison.Ordinal));

    public static Task<Deployment> LoadAsync() => Whole.Value;

    private static bool IsYaml(string path) => path.EndsWith(".yml", StringComparison.Ordinal) || path.EndsWith(".yaml", StringComparison.Ordinal);

    private static async Task<Deployment> ReadAsync()
    {
        var reader = new NpmFolder("infra");
        await reader.EnsureAsync(CancellationToken.None);
        var start = new ProcessStartInfo("node", [reader.Of("read.mjs"), .. Paths()])
        {
            WorkingDirectory = RepositoryRoot.Path,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var node = Process.Start(start)!;
        var errors = node.StandardError.ReadToEndAsync();
        var output = await node.StandardOutput.ReadToEndAsync();
        await node.WaitForExitAsync();
        return node.ExitCode == 0
            ? new(JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(output, CamelCase)!)
            : throw new InvalidOperationException($"read.mjs ended with {node.ExitCode}: {await errors}");
    }

    // infra/main.bicepparam is azd's copy of one of the others.
    private static IEnumerable<string> Paths() =>
        Directory.EnumerateFiles(RepositoryRoot.Of("infra"), "*.bicep*", SearchOption.AllDirectories)
            .Where(path => path.EndsWith(".bicep", StringComparison.Ordinal) || path.EndsWith(".bicepparam", StringComparison.Ordinal))
            .Where(path => System.IO.Path.GetFileName(path) != "main.bicepparam")
            .Concat(Directory.EnumerateFiles(RepositoryRoot.Of(".github", "workflows")))
            .Append(RepositoryRoot.Of("azure.yaml"))
            .Select(path => System.IO.Path.GetRelativePath(RepositoryRoot.Path, path).Replace('\\', '/'));
}
