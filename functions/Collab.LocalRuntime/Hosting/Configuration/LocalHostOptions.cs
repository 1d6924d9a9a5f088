namespace Collab.LocalRuntime.Hosting.Configuration;

/// <summary>What the host takes from its surroundings, so that tests can give it others.</summary>
internal sealed record LocalHostOptions
{
    /// <summary>Where settings files are looked for first, and what relative folders are relative to.</summary>
    public required string CurrentDirectory { get; init; }

    /// <summary>Where settings files are looked for next: beside the app.</summary>
    public required string BaseDirectory { get; init; }

    /// <summary>The types whose functions run; null for those of the entry assembly.</summary>
    public IReadOnlyList<Type>? FunctionTypes { get; init; }

    /// <summary>The delays before the second, third, … try of a blob; as many tries as delays, and the first.</summary>
    public IReadOnlyList<TimeSpan> BlobRetryDelays { get; init; } =
        [TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(8), TimeSpan.FromSeconds(25), TimeSpan.FromSeconds(60)];

    public static LocalHostOptions OfProcess() =>
        new() { CurrentDirectory = Directory.GetCurrentDirectory(), BaseDirectory = AppContext.BaseDirectory };

    /// <summary>The file of this name in the current folder, else beside the app, else null.</summary>
    public string? FindFile(string name) =>
        new[] { CurrentDirectory, BaseDirectory }.Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);
}
