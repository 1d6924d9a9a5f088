using System.Diagnostics;
using Collab.EndToEnd.Tests.Hosting;
using Collab.Testing.Node;

namespace Collab.EndToEnd.Tests.OpenApi;

/// <summary>The document as public tools take it: a linter, and a generator whose client is compiled and run against the app.</summary>
[Collection(OnEmbeddedApp.Name)]
public sealed class GeneratedClientTests(EmbeddedApp running)
{
    private static readonly NpmFolder Packages = new("openapi");

    [NodeFact]
    public async Task Document_Linted_HasNoFaults()
    {
        using var folder = await RunFolder.MakeAsync(Packages);
        var document = await FetchAsync(folder);
        await folder.NodeAsync([Packages.Of("lint.mjs"), document]);
    }

    [NodeFact]
    public async Task Client_GeneratedFromTheDocument_CompilesStrictlyAndWorks()
    {
        using var folder = await RunFolder.MakeAsync(Packages);
        var document = await FetchAsync(folder);
        await folder.NodeAsync([Packages.Of("node_modules", "openapi-typescript", "bin", "cli.js"), document, "--output", folder.Of("api.ts")]);
        foreach (var file in new[] { "client.ts", "tsconfig.json", "package.json" })
        {
            File.Copy(Packages.Of(file), folder.Of(file));
        }

        await folder.NodeAsync([Packages.Of("node_modules", "typescript", "bin", "tsc"), "--project", folder.Path]);
        var said = await folder.NodeAsync([folder.Of("client.js"), running.App.Address.ToString().TrimEnd('/'), document], ("COLLAB_TOKEN", running.App.Token));
        Assert.Contains("18 answers fit the document", said, StringComparison.Ordinal);
    }

    private async Task<string> FetchAsync(RunFolder folder)
    {
        using var http = running.App.Client();
        var file = folder.Of("openapi.json");
        await File.WriteAllBytesAsync(file, await http.GetByteArrayAsync("api/openapi.json"));
        return file;
    }

    /// <summary>A folder beside the packages, where Node finds them.</summary>
    private sealed class RunFolder : IDisposable
    {
        private RunFolder(string path) => Path = path;

        public string Path { get; }

        public static async Task<RunFolder> MakeAsync(NpmFolder packages)
        {
            await packages.EnsureAsync(CancellationToken.None);
            return new(Directory.CreateDirectory(packages.Of($".run-{Guid.CreateVersion7():N}")).FullName);
        }

        public string Of(string file) => System.IO.Path.Combine(Path, file);

        /// <summary>Runs a script, which must end with 0; what it said.</summary>
        public async Task<string> NodeAsync(string[] arguments, params (string Name, string Value)[] environment)
        {
            var start = new ProcessStartInfo("node", arguments) { WorkingDirectory = Path, RedirectStandardOutput = true, RedirectStandardError = true };
            foreach (var (name, value) in environment)
            {
                start.Environment[name] = value;
            }

            using var node = Process.Start(start)!;
            var (output, errors) = (node.StandardOutput.ReadToEndAsync(), node.StandardError.ReadToEndAsync());
            await node.WaitForExitAsync();
            var said = await output + await errors;
            Assert.True(node.ExitCode == 0, $"node {string.Join(' ', arguments)} ended with {node.ExitCode}:\n{said}");
            return said;
        }

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
