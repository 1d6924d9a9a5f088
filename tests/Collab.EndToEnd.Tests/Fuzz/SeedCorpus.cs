using Collab.Testing;

namespace Collab.EndToEnd.Tests.Fuzz;

/// <summary>The requests kept in the folder <c>Corpus</c>, by file. Its README says how they are written.</summary>
internal static class SeedCorpus
{
    private static readonly string Folder = RepositoryRoot.Of("tests", "Collab.EndToEnd.Tests", "Fuzz", "Corpus");

    public static IReadOnlyList<IReadOnlyList<SeedRequest>> Files { get; } =
        [.. Directory.EnumerateFiles(Folder, "*.txt", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(SeedRequest.ReadFile)];

    public static IReadOnlyList<SeedRequest> Requests { get; } = [.. Files.SelectMany(f => f)];
}
