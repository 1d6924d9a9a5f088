using System.Text;
using Collab.Testing;

namespace Collab.Bench.Report;

/// <summary>The page of figures in the documentation, made of the last full run's file and never typed.</summary>
internal static class PerformancePage
{
    private static readonly string Page = RepositoryRoot.Of("docs", "performance.md");
    private static readonly string Source = Results.FileOf(BenchLength.Full);

    public static async Task<int> WriteAsync()
    {
        await File.WriteAllTextAsync(Page, Text(Results.Load(Source)), new UTF8Encoding(false));
        return 0;
    }

    /// <summary>A sentence where the page doesn't say what the file says.</summary>
    public static IEnumerable<string> Broken() =>
        File.Exists(Source) && (!File.Exists(Page) || File.ReadAllText(Page) != Text(Results.Load(Source)))
            ? [$"docs/performance.md isn't made of {Path.GetRelativePath(RepositoryRoot.Path, Source)}: run tests/Collab.Bench with `page`."]
            : [];

    private static string Text(Results results) => $"""
        # Performance

        What Collab does against its floor, which is the same done with as little as can be around it: the bare store with the same rows in the
        same commits, the bare platform's parser, a bare ASP.NET Core app. What each line measures, and what its floor is, stands in
        [tests/Collab.Bench](../tests/Collab.Bench/README.md). This page is made of the last {results.Length} run's file by

        ```
        dotnet run -c Release --project tests/Collab.Bench -- all --full
        dotnet run -c Release --project tests/Collab.Bench -- page
        ```

        Measured on {results.Date:yyyy-MM-dd}: {results.Machine}.

        The ratio is the figure to look at, how fast Collab is where the floor is 1; rates move with the machine. Storage calls and allocated
        bytes of an operation are the same everywhere.

        {string.Join('\n', FigureTable.Markdown(results.Figures))}

        """;
}
