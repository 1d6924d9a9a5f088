namespace Collab.LocalRuntime.Tests.Hosting;

/// <summary>Where blobs are dropped in a test: a folder, or a container of Azurite.</summary>
internal interface IDropPlace
{
    IReadOnlyDictionary<string, string> Settings { get; }

    Task PutAsync(string name, string content);

    Task DeleteAsync(string name);

    /// <summary>The poison messages that name one of this place's blobs, as the host wrote them.</summary>
    Task<IReadOnlyList<string>> PoisonAsync();
}
