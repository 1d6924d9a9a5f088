using System.Diagnostics;
using System.Xml.Linq;
using Collab.Infra.Tests.Syntax;

namespace Collab.Infra.Tests;

/// <summary>A known vulnerability stops the build, whichever packages it is built with, and .ci/check-packages doesn't overlook one.</summary>
public sealed class PackageAuditTests
{
    private const string Found = "Project `A` has the following vulnerable packages";
    private const string Clean = "The given project `B` has no vulnerable packages given the current sources.";
    private const string Silent = "warning NU1900: a source gave no data of vulnerabilities";

    [Theory]
    [InlineData(0, 0, Clean)]
    [InlineData(1, 0, Found)]
    [InlineData(1, 0, Silent, Found, Clean)]
    [InlineData(1, 1, Silent, "error NU1903: Package 'C' 1.0.0 has a known high severity vulnerability")]
    [InlineData(2, 0, Silent, Clean)]
    [InlineData(2, 1, "error NU1301: Unable to load the service index")]
    [InlineData(2, 0)]
    public async Task CheckPackages_OfWhatDotnetSays_ConcludesThis(int expected, int dotnetExit, params string[] said)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var folder = Directory.CreateTempSubdirectory("collab-audit-");
        try
        {
            var dotnet = Path.Combine(folder.FullName, "dotnet");
            await File.WriteAllTextAsync(dotnet, $"#!/bin/sh\ncat <<'END'\n{string.Join('\n', said)}\nEND\nexit {dotnetExit}\n");
            File.SetUnixFileMode(dotnet, UnixFileMode.UserRead | UnixFileMode.UserExecute);
            var start = new ProcessStartInfo("bash", [RepositoryRoot.Of(".ci", "check-packages")]) { RedirectStandardOutput = true };
            start.Environment["PATH"] = $"{folder.FullName}:{Environment.GetEnvironmentVariable("PATH")}";

            using var check = Process.Start(start)!;
            var output = await check.StandardOutput.ReadToEndAsync();
            await check.WaitForExitAsync();

            Assert.True(check.ExitCode == expected, $"{check.ExitCode}: {output}");
            Assert.Equal(expected == 2, output.StartsWith("not answered", StringComparison.Ordinal));
            Assert.All(said.Where(line => expected == 1 && line != Clean), line => Assert.Contains(line, output, StringComparison.Ordinal));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Where warnings aren't errors these are.</summary>
    [Fact]
    public void Build_KnownVulnerabilities_AreErrorsWithEveryPackage()
    {
        var errors = XDocument.Load(RepositoryRoot.Of("Directory.Build.props")).Descendants("WarningsAsErrors").Single();

        Assert.Empty(errors.Attributes());
        Assert.Equal(["NU1901", "NU1902", "NU1903", "NU1904"], errors.Value.Split(';').Skip(1));
    }

    [NodeFact]
    public async Task Check_GenuinePackages_AreAskedAbout()
    {
        var steps = (await Deployment.LoadAsync()).Yaml(".github/workflows/check.yml").GetProperty("jobs").GetProperty("azure-packages").GetProperty("steps").EnumerateArray();

        var audit = steps.Single(s => s.TryGetProperty("run", out var run) && run.GetString()!.Contains("check-packages", StringComparison.Ordinal));

        Assert.Equal("true", audit.GetProperty("env").GetProperty("UseAzurePackages").GetString());
        Assert.StartsWith(".ci/check-packages functions/Collab.Functions/Collab.Functions.csproj", audit.GetProperty("run").GetString(), StringComparison.Ordinal);
    }
}
