using Collab.Core.Rosters;
using Microsoft.Extensions.Configuration;

namespace Collab.Functions.Start;

/// <summary>The key under which people in rosters are kept. Where there is none, rosters are refused.</summary>
internal static class PersonKey
{
    private static readonly KeptKey Key = new(
        PersonMarks.Setting,
        "person-key",
        PersonMarks.LeastCharacters,
        $"holds no key of people in rosters; bring it back from a backup, or set {PersonMarks.Setting}. With another key, people who were counted count again.");

    /// <exception cref="SettingsException">The setting or the file holds no key.</exception>
    public static PersonMarks Load(IConfiguration configuration, string dataFolder) => new(Key.Load(configuration, dataFolder));
}
