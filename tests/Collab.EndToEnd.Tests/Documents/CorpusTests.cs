namespace Collab.EndToEnd.Tests.Documents;

/// <summary>Tables, rosters, lines and reports of the corpus, dropped into the running app: fate, records and feedback are as expected.</summary>
public sealed class CorpusTests(CorpusTests.Run run) : IClassFixture<CorpusTests.Run>
{
    private static readonly string[] Folders = ["spreadsheets", "rosters", "lines", "reports"];

    public static TheoryData<string> Files => [.. CorpusFile.Of(Folders).Select(f => f.Path)];

    [Theory]
    [MemberData(nameof(Files))]
    public void Drop_FileOfTheCorpus_BecomesWhatIsExpected(string path) => Assert.True(run.FaultsOf(path).Length == 0, run.FaultsOf(path));

    public sealed class Run() : CorpusRun(Folders);
}
