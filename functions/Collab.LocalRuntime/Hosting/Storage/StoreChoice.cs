using Collab.LocalRuntime.Hosting.Configuration;
using Microsoft.Extensions.Configuration;

namespace Collab.LocalRuntime.Hosting.Storage;

/// <summary>Where triggers find blobs and keep their own state: the storage account, or the data folder. The same rule as the app's.</summary>
internal sealed record StoreChoice(bool IsAzure, string DataFolder)
{
    public const string DefaultConnection = "AzureWebJobsStorage";

    /// <summary><c>&lt;DataFolder&gt;/runtime</c>: what the host keeps where there is no account.</summary>
    public string RuntimeFolder => Path.Combine(DataFolder, "runtime");

    /// <exception cref="InvalidDataException"><c>Collab:Storage</c> has an unknown value.</exception>
    public static StoreChoice From(IConfiguration configuration, LocalHostOptions options)
    {
        var folder = Path.GetFullPath(configuration["Collab:DataFolder"] is { Length: > 0 } set ? set : ".collab", options.CurrentDirectory);
        return configuration["Collab:Storage"]?.ToLowerInvariant() switch
        {
            "azure" => new StoreChoice(true, folder),
            "embedded" => new StoreChoice(false, folder),
            null or "" => new StoreChoice(HasAccount(configuration.GetSection(DefaultConnection)), folder),
            var other => throw new InvalidDataException($"Collab:Storage is \"{other}\": set it to azure or embedded, or remove it."),
        };
    }

    private static bool HasAccount(IConfigurationSection connection) =>
        !string.IsNullOrWhiteSpace(connection.Value) || connection.GetChildren().Any(child => !string.IsNullOrWhiteSpace(child.Value));
}
