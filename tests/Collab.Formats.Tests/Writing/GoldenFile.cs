using System.Text;
using Collab.Testing;

namespace Collab.Formats.Tests.Writing;

/// <summary>
/// Files below <c>Writing</c> that say what is drawn. After a change that is meant, run the tests once with COLLAB_REFRESH_GOLDEN=1, look at
/// what has changed, and commit it.
/// </summary>
internal static class GoldenFile
{
    public static async Task CheckAsync(string path, string actual)
    {
        var file = RepositoryRoot.Of("tests", "Collab.Formats.Tests", "Writing", path);
        if (Environment.GetEnvironmentVariable("COLLAB_REFRESH_GOLDEN") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            await File.WriteAllTextAsync(file, actual, new UTF8Encoding(false));
        }

        Assert.Equal(await File.ReadAllTextAsync(file), actual);
    }
}
