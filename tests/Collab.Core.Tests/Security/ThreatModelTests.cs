using System.Text.RegularExpressions;
using Collab.Testing;

namespace Collab.Core.Tests.Security;

/// <summary>The page of threats names only tests that there are, and names one for each requirement that it says is met.</summary>
public sealed partial class ThreatModelTests
{
    private const int LeastRequirements = 60;

    private static readonly string Page = File.ReadAllText(RepositoryRoot.Of("docs", "threat-model.md"));

    private static readonly HashSet<string> Classes =
        [.. SourceFiles.Of("tests").SelectMany(f => TestClass().Matches(f.Text).Select(m => m.Groups[1].Value))];

    [Fact]
    public void Page_EveryTestThatIsNamed_Exists()
    {
        var named = Named().Matches(Page).Select(m => m.Groups[1].Value).Distinct().ToArray();
        Assert.True(named.Length > 20);
        Assert.All(named, name => Assert.True(Classes.Contains(name), $"There is no {name}."));
        Assert.DoesNotContain("NoSuchThingTests", Classes);
    }

    [Fact]
    public void Page_EveryRequirement_HasItsTestAndStandsOnce()
    {
        var rows = Requirement().Matches(Page).Select(m => (Id: m.Groups[1].Value, Row: m.Value)).ToArray();
        Assert.True(rows.Length >= LeastRequirements, $"There are {rows.Length} requirements.");
        Assert.Distinct(rows.Select(r => r.Id));
        Assert.All(rows, r => Assert.True(Named().IsMatch(r.Row), $"{r.Id} names no test."));
    }

    [GeneratedRegex(@"class (\w+Tests)\b")]
    private static partial Regex TestClass();

    [GeneratedRegex(@"`(\w+Tests)`")]
    private static partial Regex Named();

    [GeneratedRegex(@"^\| *(V?\d+\.\d+\.\d+) *\|.*$", RegexOptions.Multiline)]
    private static partial Regex Requirement();
}
