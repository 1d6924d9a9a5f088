using Collab.Core.Rosters;
using Microsoft.Extensions.Configuration;

namespace Collab.Functions.Start;

/// <summary>
/// The key under which people in rosters are kept: the setting <c>Collab:PersonKey</c>, or one made at the first local start and kept in a
/// file that only its owner reads. In Azure without the setting there is none, and rosters are refused.
/// </summary>
internal static class PersonKey
{
    private const string FileName = "person-key";

    /// <exception cref="SettingsException">The setting or the file holds no key.</exception>
    public static PersonMarks Load(IConfiguration configuration, string dataFolder)
    {
        if (configuration[PersonMarks.Setting] is { Length: > 0 } configured)
        {
            return IsKey(configured)
                ? new(configured)
                : throw new SettingsException($"{PersonMarks.Setting} must be at least {PersonMarks.LeastCharacters} characters.");
        }

        if (AdminToken.IsInAzure(configuration))
        {
            return new(null);
        }

        var path = Path.Combine(dataFolder, FileName);
        var kept = KeptSecret.Read(path) ?? KeptSecret.Make(path);
        return IsKey(kept)
            ? new(kept)
            : throw new SettingsException(
                $"{path} holds no key of people in rosters; bring it back from a backup, or set {PersonMarks.Setting}. With another key, people who were counted count again.");
    }

    private static bool IsKey(string text) => text.Length >= PersonMarks.LeastCharacters;
}
