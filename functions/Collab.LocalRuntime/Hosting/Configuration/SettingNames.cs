using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;

namespace Collab.LocalRuntime.Hosting.Configuration;

/// <summary>Replaces <c>%Setting%</c> in an attribute's text with the value of that setting.</summary>
internal static partial class SettingNames
{
    /// <exception cref="InvalidDataException">The setting is missing.</exception>
    public static string Resolve(string text, string function, IConfiguration configuration) =>
        Name().Replace(text, match =>
        {
            var name = match.Groups[1].Value.Replace("__", ":", StringComparison.Ordinal);
            return configuration[name] is { Length: > 0 } value
                ? value
                : throw new InvalidDataException($"The setting {name} is missing, which the function {function} needs: set it in {LocalSettings.FileName} or the environment.");
        });

    [GeneratedRegex("%([^%]+)%", RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
