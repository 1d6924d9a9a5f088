using System.Text.Json;

namespace Collab.LocalRuntime.Hosting.Configuration;

/// <summary>local.settings.json: its <c>Values</c> become settings, as if they were environment variables.</summary>
internal static class LocalSettings
{
    public const string FileName = "local.settings.json";

    /// <summary>Configuration keys and values of the file at <paramref name="path"/>; <c>__</c> in a name is read as <c>:</c>.</summary>
    /// <exception cref="InvalidDataException">The file is broken; the message names the file, the line and the remedy.</exception>
    public static Dictionary<string, string?> Read(string path)
    {
        var settings = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        var file = SettingsFile.Read(path);
        foreach (var (key, value) in file.Values)
        {
            if (key.Equals("IsEncrypted", StringComparison.OrdinalIgnoreCase) && value.Kind == JsonTokenType.True)
            {
                throw file.Fault(value.Line, "is encrypted", "decrypt it with `func settings decrypt`, or write its values anew and set IsEncrypted to false");
            }

            if (key.Equals("Values", StringComparison.OrdinalIgnoreCase) && value.Kind is not (JsonTokenType.StartObject or JsonTokenType.Null))
            {
                throw file.Fault(value.Line, "holds \"Values\" that are no object", "write \"Values\": { \"Name\": \"value\" }");
            }

            if (key.StartsWith("Values:", StringComparison.OrdinalIgnoreCase))
            {
                var name = key["Values:".Length..];
                if (value.IsContainer)
                {
                    throw file.Fault(value.Line, $"holds a nested value \"{name}\"", $"give each value a line of its own, as \"{name}:Name\": \"value\"");
                }

                settings[name.Replace("__", ":", StringComparison.Ordinal)] = value.Text;
            }
            else if (key.Equals("Host:LocalHttpPort", StringComparison.OrdinalIgnoreCase))
            {
                settings[Listening.LocalPortKey] = value.Text;
            }
        }

        return settings;
    }
}
