using Collab.Testing;

namespace Collab.LocalRuntime.Tests.Hosting;

internal sealed class FolderDropPlace(TempFolder folder) : IDropPlace
{
    public IReadOnlyDictionary<string, string> Settings { get; } =
        new Dictionary<string, string> { ["Collab:DataFolder"] = "data", ["Collab:Storage"] = "embedded", ["Container"] = "uploads" };

    public string PathOf(string name) => folder.Of("data", "blobs", "uploads", name);

    public async Task PutAsync(string name, string content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(name))!);
        await File.WriteAllTextAsync(PathOf(name), content);
    }

    public Task DeleteAsync(string name)
    {
        File.Delete(PathOf(name));
        return Task.CompletedTask;
    }

    public async Task<IReadOnlyList<string>> PoisonAsync()
    {
        var poison = folder.Of("data", "runtime", "poison");
        return Directory.Exists(poison)
            ? await Task.WhenAll(Directory.EnumerateFiles(poison, "*.json").Select(file => File.ReadAllTextAsync(file)))
            : [];
    }
}
