using Collab.Testing;

namespace Collab.Core.Tests.Security;

/// <summary>The product's own source, without what a build leaves.</summary>
internal static class SourceFiles
{
    /// <summary>Path below the root, with slashes, and text.</summary>
    public static IReadOnlyList<(string Path, string Text)> Of(params ReadOnlySpan<string> folder) =>
    [
        .. Directory.EnumerateFiles(RepositoryRoot.Of(folder), "*.cs", SearchOption.AllDirectories)
            .Select(file => (Path: System.IO.Path.GetRelativePath(RepositoryRoot.Path, file).Replace('\\', '/'), File: file))
            .Where(f => !f.Path.Contains("/obj/", StringComparison.Ordinal) && !f.Path.Contains("/bin/", StringComparison.Ordinal))
            .Select(f => (f.Path, File.ReadAllText(f.File))),
    ];
}
