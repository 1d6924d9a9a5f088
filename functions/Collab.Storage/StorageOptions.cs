using Collab.Core.Store;
using Microsoft.Extensions.Configuration;

namespace Collab.Storage;

/// <summary>
/// The storage settings of the section <c>Collab</c>. <c>Storage</c> is <c>azure</c> or <c>embedded</c>; unset means azure where
/// <c>AzureWebJobsStorage</c> is configured, else embedded. <c>DataFolder</c> (embedded) is <c>.collab</c> in the working folder unless set.
/// </summary>
public sealed record StorageOptions(StorageKind Storage, string DataFolder)
{
    public const string StorageKey = "Collab:Storage";
    public const string DataFolderKey = "Collab:DataFolder";
    public const string DefaultDataFolder = ".collab";

    /// <summary>Reads and checks the settings.</summary>
    /// <exception cref="StoreSetupException">A value is wrong; the message names its key and what is wanted.</exception>
    public static StorageOptions From(IConfiguration configuration)
    {
        var folder = configuration[DataFolderKey];
        if (folder is not null && (string.IsNullOrWhiteSpace(folder) || folder.AsSpan().ContainsAny(Path.GetInvalidPathChars())))
        {
            throw new StoreSetupException($"{DataFolderKey} must be the path of a folder, or be left out for '{DefaultDataFolder}'.");
        }

        return new(KindOf(configuration), Path.GetFullPath(folder ?? DefaultDataFolder));
    }

    private static StorageKind KindOf(IConfiguration configuration)
    {
        var configured = StorageAccount.IsConfigured(configuration);
        var value = configuration[StorageKey];
        return value?.Trim().ToUpperInvariant() switch
        {
            null or "" => configured ? StorageKind.Azure : StorageKind.Embedded,
            "EMBEDDED" => StorageKind.Embedded,
            "AZURE" when configured => StorageKind.Azure,
            "AZURE" => throw new StoreSetupException(
                $"{StorageKey} is 'azure' but {StorageAccount.ConnectionKey} is not set; give a connection string, or {StorageAccount.ConnectionKey}__accountName to sign in with an identity."),
            _ => throw new StoreSetupException($"{StorageKey} is '{value}'; it must be 'azure' or 'embedded', or be left out."),
        };
    }
}
