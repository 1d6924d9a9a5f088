using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;

namespace Collab.LocalRuntime.Hosting.Configuration;

/// <summary>Replaces <c>%Setting%</c> in an attribute's text with the value of that setting.</summary>
internal static partial class SettingNames
{
    /// <exception cref="InvalidDataException">The setting is missing.</exception>
    public static string Resolve(string text, string function, IConfiguration configuration) =>
        Name().Replace(text, match => configuration[KeyOf(match)] is { Length: > 0 } value
            ? value
            : throw new InvalidDataException($"The {Place(KeyOf(match))} is missing, which the function {function} needs: {Remedy(KeyOf(match))}."));

    /// <summary>What to call the setting that the text names, such as "setting schedules:sweep of host.json"; null when it names none.</summary>
    public static string? PlaceOf(string text) => Name().Match(text) is { Success: true } match ? Place(KeyOf(match)) : null;

    private static string KeyOf(Match match) => match.Groups[1].Value.Replace("__", ":", StringComparison.Ordinal);

    private static bool IsOfHostJson(string key) => key.StartsWith(HostJson.Section + ":", StringComparison.OrdinalIgnoreCase);

    private static string Place(string key) =>
        IsOfHostJson(key) ? $"setting {key[(HostJson.Section.Length + 1)..]} of {HostJson.FileName}" : $"setting {key}";

    private static string Remedy(string key) => IsOfHostJson(key)
        ? $"write it into {HostJson.FileName}, or set {key.Replace(":", "__", StringComparison.Ordinal)} in the environment"
        : $"set it in {LocalSettings.FileName} or the environment";

    [GeneratedRegex("%([^%]+)%", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Name();
}
