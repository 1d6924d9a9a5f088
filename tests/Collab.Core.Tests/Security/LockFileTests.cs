using System.Diagnostics;
using Collab.Testing;

namespace Collab.Core.Tests.Security;

/// <summary>With <c>CI=true</c> a restore takes exactly what the lock files say, and nothing where they say something else.</summary>
public sealed class LockFileTests
{
    private const string Project = """<Project Sdk="Microsoft.NET.Sdk" />""";
    private const string Nothing = """{"version": 2, "dependencies": {"net10.0": {}}}""";

    [Fact]
    public async Task Restore_StaleLockFile_BreaksInCiAndIsMendedElsewhere()
    {
        using var folder = new TempFolder();
        foreach (var name in new[] { "Directory.Build.props", "Directory.Packages.props" })
        {
            File.Copy(RepositoryRoot.Of(name), folder.Of(name));
        }

        await File.WriteAllTextAsync(folder.Of("One.csproj"), Project);
        await File.WriteAllTextAsync(folder.Of("packages.lock.json"), Nothing);

        var (code, output) = await RestoreAsync(folder.Path, "true");
        Assert.NotEqual(0, code);
        Assert.Contains("NU1004", output, StringComparison.Ordinal);
        Assert.Equal(Nothing, await File.ReadAllTextAsync(folder.Of("packages.lock.json")));

        (code, output) = await RestoreAsync(folder.Path, string.Empty);
        Assert.True(code == 0, output);
        Assert.Contains("Microsoft.CodeAnalysis.BannedApiAnalyzers", await File.ReadAllTextAsync(folder.Of("packages.lock.json")), StringComparison.Ordinal);
        (code, output) = await RestoreAsync(folder.Path, "true");
        Assert.True(code == 0, output);
    }

    [Fact]
    public void Projects_All_HaveALockFileWithHashes()
    {
        var projects = new[] { "functions", "tests" }.SelectMany(f => Directory.EnumerateFiles(RepositoryRoot.Of(f), "*.csproj", SearchOption.AllDirectories))
            .Where(p => !p.Contains("/obj/", StringComparison.Ordinal)).ToArray();
        Assert.NotEmpty(projects);
        Assert.All(projects, project =>
        {
            var text = File.ReadAllText(Path.Combine(Path.GetDirectoryName(project)!, "packages.lock.json"));
            Assert.Contains("\"contentHash\"", text, StringComparison.Ordinal);
        });
    }

    private static async Task<(int Code, string Output)> RestoreAsync(string folder, string ci)
    {
        var start = new ProcessStartInfo("dotnet", ["restore", "-nologo", "--disable-build-servers"]) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["CI"] = ci;
        using var restore = Process.Start(start)!;
        var (output, errors) = (restore.StandardOutput.ReadToEndAsync(), restore.StandardError.ReadToEndAsync());
        await restore.WaitForExitAsync();
        return (restore.ExitCode, await output + await errors);
    }
}
