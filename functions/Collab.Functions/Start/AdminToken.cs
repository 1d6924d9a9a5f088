using Microsoft.Extensions.Configuration;

namespace Collab.Functions.Start;

/// <summary>
/// The bootstrap token: the setting <c>Collab:AdminToken</c>, or one made at the first local start and kept in a file that only its owner
/// reads. <see cref="KeptIn"/> is that file, null for a configured token; <see cref="IsNew"/> says that nobody has seen it yet.
/// </summary>
internal sealed record AdminToken(string Value, string? KeptIn, bool IsNew)
{
    public const string Key = "Collab:AdminToken";

    private const int LeastCharacters = 20;
    private const string FileName = "admin-token";

    /// <exception cref="SettingsException">There is none and none may be made, or it is no token.</exception>
    public static AdminToken Load(IConfiguration configuration, string dataFolder)
    {
        if (configuration[Key] is { Length: > 0 } configured)
        {
            return IsToken(configured)
                ? new(configured, null, false)
                : throw new SettingsException($"{Key} must be at least {LeastCharacters} visible ASCII characters without spaces.");
        }

        if (IsInAzure(configuration))
        {
            throw new SettingsException($"{Key} is not set; in Azure, give it as an app setting (at least {LeastCharacters} characters, best a Key Vault reference).");
        }

        var path = Path.Combine(dataFolder, FileName);
        return Read(path) is { } kept ? new(kept, path, false) : new(KeptSecret.Make(path, "clb_"), path, true);
    }

    private static bool IsToken(string text) => text.Length >= LeastCharacters && !text.AsSpan().ContainsAnyExceptInRange('!', '~');

    internal static bool IsInAzure(IConfiguration configuration) =>
        !string.IsNullOrEmpty(configuration["WEBSITE_SITE_NAME"])
        && !string.Equals(configuration["AZURE_FUNCTIONS_ENVIRONMENT"], "Development", StringComparison.OrdinalIgnoreCase);

    private static string? Read(string path) =>
        KeptSecret.Read(path) is not { } text ? null
        : IsToken(text) ? text
        : throw new SettingsException($"{path} holds no token; delete it to have a new one made, or set {Key}.");
}
