using Xunit.Abstractions;

namespace Collab.EndToEnd.Tests.Documents;

/// <summary>Agreements of the corpus, dropped into the running app: each stands there with its proposal, and what it is sure of is right.</summary>
public sealed class AgreementTests(AgreementRun run, ITestOutputHelper output) : IClassFixture<AgreementRun>
{
    public static TheoryData<string> Files => [.. AgreementRun.Files];

    [Theory]
    [MemberData(nameof(Files))]
    public void Drop_Agreement_StandsAsTheExpectedProposal(string file)
    {
        var check = run.CheckOf(file);

        output.WriteLine(check.ToString());
        Assert.True(check.Faults.Count == 0, $"{check}\n{string.Join('\n', check.Faults)}");
    }

    [Fact]
    public void Drop_AllAgreements_FieldsAreCounted()
    {
        var checks = AgreementRun.Files.Select(run.CheckOf).ToArray();

        output.WriteLine(string.Join('\n', checks.Select(c => c.ToString())));
        output.WriteLine($"total: {checks.Sum(c => c.Right)} right, {checks.Sum(c => c.Wrong)} wrong, {checks.Sum(c => c.Missing)} missing");
        Assert.True(checks.Length >= 10, $"There are {checks.Length} agreements.");
        Assert.True(checks.Sum(c => c.Right) >= 100, "Too few fields are right.");
    }
}
