using Microsoft.Extensions.Configuration;

namespace Collab.Functions.Start;

/// <summary>
/// A key of ours: a setting, or one made at the first local start and kept in a file that only its owner reads. In Azure without the setting
/// there is none, and what needs it is refused.
/// </summary>
/// <param name="Setting">The setting's name.</param>
/// <param name="FileName">The file in the data folder.</param>
/// <param name="LeastCharacters">A shorter text is no key.</param>
/// <param name="Broken">What the file doesn't hold and what to do about it, behind its path.</param>
internal sealed record KeptKey(string Setting, string FileName, int LeastCharacters, string Broken)
{
    /// <summary>The key, or null in Azure without the setting.</summary>
    /// <exception cref="SettingsException">The setting or the file holds no key.</exception>
    public string? Load(IConfiguration configuration, string dataFolder)
    {
        if (configuration[Setting] is { Length: > 0 } configured)
        {
            return configured.Length >= LeastCharacters ? configured : throw new SettingsException($"{Setting} must be at least {LeastCharacters} characters.");
        }

        if (AdminToken.IsInAzure(configuration))
        {
            return null;
        }

        var path = Path.Combine(dataFolder, FileName);
        var kept = KeptSecret.Read(path) ?? KeptSecret.Make(path);
        return kept.Length >= LeastCharacters ? kept : throw new SettingsException($"{path} {Broken}");
    }
}
